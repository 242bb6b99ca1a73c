package io.karawane.sandbox.seed;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** An endless row of people and companies, the same for the same seed. */
final class People {
    private static final List<Locale> LOCALES = List.of(
            Locale.GERMANY,
            new Locale("de", "AT"),
            Locale.UK,
            Locale.ENGLISH, // reading that of the United States takes a second
            Locale.FRANCE,
            new Locale("pl", "PL"),
            new Locale("tr", "TR"),
            new Locale("es", "ES"));
    private static final List<String> DOMAINS =
            List.of("mail.example", "post.example", "web.example", "firma.example", "corp.example", "poczta.example");

    private final Random random;
    private final Phones phones;
    private final List<Names> names;
    private final Set<String> emails = new HashSet<>();
    private final Set<String> companies = new HashSet<>();

    People(long seed) {
        random = new Random(seed);
        phones = new Phones(random);
        names = LOCALES.parallelStream() // each locale has files of its own to read
                .map(locale -> Names.of(locale, new Random(seed)))
                .toList();
    }

    Person next() {
        Names local = pick(names);
        String first = pick(local.firstNames());
        String last = pick(local.lastNames());
        if (random.nextInt(12) == 0) {
            last += "-" + pick(local.lastNames());
        }
        String country =
                local.locale().getCountry().isEmpty() ? "US" : local.locale().getCountry();
        return new Person(
                first,
                last,
                email(first, last),
                phones.next(country),
                pick(local.titles()),
                pick(local.cities()),
                country);
    }

    private String email(String first, String last) {
        String base = Ascii.of(first) + "." + Ascii.of(last);
        String domain = pick(DOMAINS);
        String email = base + "@" + domain;
        for (int i = 2; !emails.add(email); i++) {
            email = base + i + "@" + domain;
        }
        return email;
    }

    /** A name that no other company has. */
    String company() {
        String base = pick(pick(names).companies());
        String name = base;
        for (int i = 2; !companies.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = base + " " + i;
        }
        return name;
    }

    Random random() {
        return random;
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
