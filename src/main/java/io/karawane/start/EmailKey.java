package io.karawane.start;

import io.karawane.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The key that hashes e-mail addresses: from the master key, which instances on one PostgreSQL share, else made once
 * and kept in a file beside the embedded database, never in it.
 */
final class EmailKey {
    private static final int BYTES = 32;

    private EmailKey() {}

    static byte[] of(Settings settings) {
        try {
            if (settings.set("karawane.master-key")) {
                return bytes(settings.text("karawane.master-key"));
            } else if (settings.set("karawane.master-key-file")) {
                return bytes(Files.readString(settings.path("karawane.master-key-file"))
                        .strip());
            }
            return kept(folder(settings.text("karawane.database.url")).resolve("email.key"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The prefix keeps it apart from whatever else is derived from the same master key. */
    private static byte[] bytes(String masterKey) {
        return ("email-hash/" + masterKey).getBytes(StandardCharsets.UTF_8);
    }

    private static Path folder(String url) {
        String file = url.startsWith("jdbc:h2:file:")
                ? url.substring("jdbc:h2:file:".length()).split(";")[0]
                : "./data/x";
        return Path.of(file).toAbsolutePath().getParent();
    }

    private static byte[] kept(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            byte[] key = new byte[BYTES];
            new SecureRandom().nextBytes(key);
            var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Files.createFile(file, onlyOwner);
            Files.writeString(file, HexFormat.of().formatHex(key));
        }
        return HexFormat.of().parseHex(Files.readString(file).strip());
    }
}
