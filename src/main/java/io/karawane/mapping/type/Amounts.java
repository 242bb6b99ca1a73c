package io.karawane.mapping.type;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Numbers as people write them: {@code 1.234,56 EUR}, {@code $1,234.56}, {@code 1 234,56}, {@code CHF 1'234.50},
 * {@code 12,5 %}, {@code (300.00)}, {@code 1.200,-}.
 */
final class Amounts {
    private static final Pattern NO_CENTS = Pattern.compile("(?<=\\d)[.,][-–—]+");
    private static final Pattern BRACKETS = Pattern.compile("[^(]*\\([^()]+\\)[^)]*");
    private static final Pattern MINUS = Pattern.compile("(?<!\\d)-|-(?!\\d)");
    private static final Pattern SPACE_OR_APOSTROPHE = Pattern.compile("(?<=\\d)[\\s\\p{Z}'’`´](?=\\d)");
    private static final Pattern GROUPS = Pattern.compile("\\d{1,3}(['.,])(\\d{2,3}\\1)*\\d{3}");
    private static final Pattern DIGITS = Pattern.compile("\\d*");

    private Amounts() {}

    /**
     * @param locale decides where a text can be read both ways, such as 1,234
     * @throws Unfit if it is no number
     */
    static BigDecimal read(String text, Locale locale) {
        String signed = NO_CENTS.matcher(asciiDigits(text)).replaceAll("");
        boolean bracketed = BRACKETS.matcher(signed).matches();
        String unsigned = bracketed
                ? signed.replaceAll("[()]", "")
                : MINUS.matcher(signed).replaceFirst("");
        String digits =
                SPACE_OR_APOSTROPHE.matcher(Currencies.without(unsigned)).replaceAll("'");
        int point = decimalPoint(digits, locale);
        String whole = ungrouped(point < 0 ? digits : digits.substring(0, point));
        String decimals = point < 0 ? "" : digits.substring(point + 1);
        if (!DIGITS.matcher(whole + decimals).matches() || (whole + decimals).isEmpty()) {
            throw new Unfit("not a number");
        }
        BigDecimal number =
                new BigDecimal((whole.isEmpty() ? "0" : whole) + (decimals.isEmpty() ? "" : "." + decimals));
        return unsigned.length() < signed.length() ? number.negate() : number;
    }

    /** With a point, and one more zero where people there would take the point for that of thousands. */
    static String write(BigDecimal number, Locale locale) {
        String plain = number.stripTrailingZeros().toPlainString();
        return read(plain, locale).compareTo(number) == 0 ? plain : plain + "0";
    }

    /** Where the decimal point or comma is, or -1. */
    private static int decimalPoint(String digits, Locale locale) {
        int last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
        if (last < 0) {
            return -1;
        }
        char mark = digits.charAt(last);
        boolean once = digits.indexOf(mark) == last;
        boolean alone = digits.chars().noneMatch(c -> c == '\'' || c != mark && (c == '.' || c == ','));
        boolean mayGroup = GROUPS.matcher(digits).matches() && !digits.startsWith("0");
        boolean grouping = alone && mayGroup && (!once || decimalSeparator(locale) != mark);
        return grouping ? -1 : last;
    }

    private static char decimalSeparator(Locale locale) {
        return DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
    }

    private static String ungrouped(String whole) {
        return GROUPS.matcher(whole).matches() ? whole.replaceAll("['.,]", "") : whole;
    }

    private static String asciiDigits(String text) {
        StringBuilder ascii = new StringBuilder();
        text.codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT) // marks of the writing direction
                .map(Amounts::ascii)
                .forEach(ascii::appendCodePoint);
        return ascii.toString().strip();
    }

    private static int ascii(int c) {
        return switch (c) {
            case '−' -> '-';
            case '٫' -> '.';
            case '٬' -> '\'';
            default -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c;
        };
    }
}
