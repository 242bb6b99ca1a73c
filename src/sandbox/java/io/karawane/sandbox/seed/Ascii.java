package io.karawane.sandbox.seed;

import java.text.Normalizer;
import java.util.Locale;

/** Names as people write them in e-mail addresses. */
final class Ascii {
    private Ascii() {}

    static String of(String name) {
        String spelled = name.toLowerCase(Locale.ROOT)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss")
                .replace("ł", "l")
                .replace("ı", "i")
                .replace("ø", "o")
                .replace("æ", "ae");
        return Normalizer.normalize(spelled, Normalizer.Form.NFD).replaceAll("[^a-z0-9-]", "");
    }
}
