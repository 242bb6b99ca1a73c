package io.karawane.queue;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Addresses are kept only as HMAC-SHA-256, so that nobody can try out addresses on a copy of the tables. */
public final class EmailHash {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    public EmailHash(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** 64 hexadecimal digits; case and surrounding blanks of the address make no difference. */
    public String of(String email) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] address = email.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(mac.doFinal(address));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
