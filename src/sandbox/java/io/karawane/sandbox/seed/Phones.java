package io.karawane.sandbox.seed;

import java.util.Map;
import java.util.Random;

/** Phone numbers in all the shapes that people type. */
final class Phones {
    private static final Map<String, String> CODES =
            Map.of("DE", "49", "AT", "43", "GB", "44", "US", "1", "FR", "33", "PL", "48", "TR", "90", "ES", "34");
    private static final String[] SHAPES = {
        "+%1$s %2$s %3$s", "+%1$s (0)%2$s %3$s", "00%1$s-%2$s-%3$s", "0%2$s/%3$s", "0%2$s %3$s ext. 12",
        "(0%2$s) %3$s", "0%2$s%3$s", "+%1$s%2$s%3$s", "tel. 0%2$s.%3$s", "0%2$s - %3$s (priv.)"
    };

    private final Random random;

    Phones(Random random) {
        this.random = random;
    }

    /** One in twenty has none. */
    String next(String country) {
        if (random.nextInt(20) == 0) {
            return "";
        }
        String area = String.valueOf(20 + random.nextInt(900));
        String number = String.valueOf(100_000 + random.nextInt(9_000_000));
        return SHAPES[random.nextInt(SHAPES.length)].formatted(CODES.getOrDefault(country, "49"), area, number);
    }
}
