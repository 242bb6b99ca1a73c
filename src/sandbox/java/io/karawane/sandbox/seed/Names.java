package io.karawane.sandbox.seed;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.datafaker.Faker;

/** Names of one locale, drawn beforehand: looking each one up again would be slow. */
record Names(
        Locale locale,
        List<String> firstNames,
        List<String> lastNames,
        List<String> companies,
        List<String> cities,
        List<String> titles) {
    private static final int POOL = 120;

    static Names of(Locale locale, Random random) {
        Faker faker = new Faker(locale, random);
        return new Names(
                locale,
                draw(faker.name()::firstName, 40),
                draw(faker.name()::lastName, 35),
                draw(faker.company()::name, 120),
                draw(faker.address()::city, 40),
                draw(faker.job()::title, 80));
    }

    private static List<String> draw(Supplier<String> source, int longest) {
        return Stream.generate(() -> source.get().strip())
                .limit(POOL)
                .filter(name -> !name.isEmpty() && name.length() <= longest)
                .toList();
    }
}
