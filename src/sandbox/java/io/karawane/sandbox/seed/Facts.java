package io.karawane.sandbox.seed;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** Small things that are known of people in either service. */
final class Facts {
    private static final List<String> NOTES = List.of(
            "Möchte im Herbst wieder angerufen werden.",
            "Met at the fair in Köln, interested in the price list.",
            "Préfère être contacté par e-mail.",
            "Prosi o ofertę do końca miesiąca.",
            "Line one\nLine two: \"quoted\", with a comma; and more");

    private Facts() {}

    /** As 1975-03-04. */
    static String birthday(Random random) {
        return LocalDate.of(1950, 1, 1).plusDays(random.nextInt(20_000)).toString();
    }

    static String website(Random random) {
        return "https://www.firma-" + random.nextInt(10_000) + ".example";
    }

    static String note(Random random) {
        return NOTES.get(random.nextInt(NOTES.size()));
    }

    /** As the system before this one numbered people. */
    static String number(Random random) {
        return "L-" + (100_000 + random.nextInt(900_000)); // formatting would be slow
    }
}
