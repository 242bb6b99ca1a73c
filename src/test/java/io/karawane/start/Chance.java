package io.karawane.start;

import io.karawane.model.Face;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What a seed decides at one step: which, how many, and with which values. */
final class Chance {
    private static final List<String> ODD =
            List.of("", " Ärger", " Łódź", " O'Neil", " \"x\"; --", " 🐪", " الأحمد", " & Söhne <b>", " a,b\\c");

    private final Random random;
    private final int step;
    private int values;

    Chance(long seed, int step) {
        // Each step draws for itself: what one of them finds must not change what the later ones do.
        this.random = new Random(seed * 1_000_003 + step);
        this.step = step;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean in(int hundred) {
        return random.nextInt(100) < hundred;
    }

    /** Mostly few, sometimes as many as one call may have. */
    int many() {
        int kind = below(10);
        return kind < 4 ? 1 + below(5) : kind < 8 ? 10 + below(50) : 150 + below(51);
    }

    <T> List<T> some(int most, List<T> all) {
        List<T> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, Math.min(most, shuffled.size()));
    }

    /** No two are ever alike. */
    Face face() {
        String number = step + "-" + values++;
        return new Face(
                "F" + number + odd(), "L" + number + odd(), "+49 30 " + step + "0" + values + "-" + (1 + below(99)));
    }

    private String odd() {
        return in(70) ? "" : ODD.get(below(ODD.size()));
    }

    String email() {
        String name = (in(10) ? "Some.Body" : "p") + step + "-" + values++;
        return name + "@example.org";
    }
}
