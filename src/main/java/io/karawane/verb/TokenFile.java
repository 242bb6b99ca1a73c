package io.karawane.verb;

import io.karawane.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** The file by which a verb shows the running instance that it may read this instance's data folder. */
public final class TokenFile {
    private static final int BYTES = 32;

    private final Path file;

    public TokenFile(Settings settings) {
        file = settings.path("karawane.data").resolve("management.token").toAbsolutePath();
    }

    /** Writes a new token that only the owner can read. */
    public String renew() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String token = HexFormat.of().formatHex(random);
        try {
            Path folder = Files.createDirectories(file.getParent());
            Path fresh = Files.createTempFile(folder, "management", ".token", onlyOwner(folder));
            Files.writeString(fresh, token);
            // Whatever stood there before, its permissions among it, is gone.
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return token;
    }

    private static FileAttribute<?>[] onlyOwner(Path folder) throws IOException {
        return Files.getFileStore(folder).supportsFileAttributeView("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Empty if no instance has run here, or the last one has ended. */
    public Optional<String> read() {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of an instance that ends. */
    public void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
