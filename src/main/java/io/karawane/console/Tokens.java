package io.karawane.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/** Words that let somebody in. */
final class Tokens {
    private final List<byte[]> tokens;

    Tokens(List<String> tokens) {
        this.tokens = tokens.stream()
                .map(token -> token.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** Compares with every token, in constant time. */
    boolean contain(String given) {
        byte[] bytes = given.getBytes(StandardCharsets.UTF_8);
        boolean known = false;
        for (byte[] token : tokens) {
            known |= MessageDigest.isEqual(token, bytes);
        }
        return known;
    }
}
