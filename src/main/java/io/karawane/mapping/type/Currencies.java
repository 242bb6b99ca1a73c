package io.karawane.mapping.type;

import java.util.Arrays;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands around an amount: signs, codes and names of currencies, and the percent sign. */
final class Currencies {
    // A full stop before the amount ends an abbreviation: Fr. 5.
    private static final Pattern AROUND = Pattern.compile(
            "(?<before>([^\\d.,]|\\.(?!\\d)|(?<=[\\p{L}\\p{M}/])\\.)*)(?<amount>[.,]?\\d(.*\\d)?[.,]?)(?<after>.*)");
    // A thousand or a million after the amount, or the kwacha; better no number than the wrong one.
    private static final Pattern MAGNITUDE = Pattern.compile("(?i)\\s*([kmtb]|mio|mrd|mn|bn)\\.?\\s*");
    private static final Pattern SIGNS = Pattern.compile("[\\p{Sc}%\\s\\p{Z}]*");
    private static final Set<String> WORDS = words();

    private Currencies() {}

    /** @throws Unfit if something else stands there: 5k is not 5 */
    static String without(String text) {
        Matcher parts = AROUND.matcher(text);
        if (!parts.matches()
                || !isCurrency(parts.group("before"))
                || !isCurrency(parts.group("after"))
                || MAGNITUDE.matcher(parts.group("after")).matches()) {
            throw new Unfit("not a number");
        }
        return parts.group("amount");
    }

    private static boolean isCurrency(String text) {
        return SIGNS.matcher(text).matches() || WORDS.contains(word(text));
    }

    private static String word(String text) {
        return text.replaceAll("[^\\p{L}\\p{M}\\p{Sc}]", "").toLowerCase(Locale.ROOT);
    }

    private static Set<String> words() {
        Set<String> words = new HashSet<>(Set.of("fr", "sfr", "rs", "euros", "dollar", "dollars"));
        Currency.getAvailableCurrencies().forEach(currency -> words.add(word(currency.getCurrencyCode())));
        countries().forEach(locale -> {
            Currency currency = Currency.getInstance(locale);
            if (currency != null) {
                words.add(word(currency.getSymbol(locale)));
                words.add(word(currency.getDisplayName(locale)));
            }
        });
        words.remove("");
        return words;
    }

    /** Every country in each language that is written there. */
    static List<Locale> countries() {
        Set<String> known = Set.of(Locale.getISOCountries());
        return Arrays.stream(Locale.getAvailableLocales())
                .filter(locale -> known.contains(locale.getCountry()))
                .toList();
    }
}
