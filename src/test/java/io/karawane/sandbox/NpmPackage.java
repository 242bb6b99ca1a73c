package io.karawane.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program in {@code src/test/node} with libraries of other people, ready to be run in {@code target/node}. */
public final class NpmPackage {
    private static final int MOST_SECONDS = 300;

    private final Path folder;

    private NpmPackage(Path folder) {
        this.folder = folder;
    }

    /** Installs the libraries unless they are there already; needs npm. */
    public static NpmPackage install(String name) throws IOException, InterruptedException {
        Path source = Path.of("src/test/node", name);
        NpmPackage npm = new NpmPackage(Files.createDirectories(Path.of("target/node", name)));
        Path lock = npm.folder.resolve("package-lock.json");
        boolean installed = Files.exists(lock)
                && Files.isDirectory(npm.folder.resolve("node_modules"))
                && Files.mismatch(lock, source.resolve("package-lock.json")) == -1;
        try (Stream<Path> files = Files.list(source)) {
            for (Path file : files.toList()) {
                Files.copy(file, npm.folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (!installed) {
            npm.run(npm.command("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"), MOST_SECONDS);
        }
        return npm;
    }

    /** A command to be started in the folder of the program. */
    public ProcessBuilder command(String... words) {
        return new ProcessBuilder(words).directory(folder.toFile());
    }

    /**
     * @return what it printed
     * @throws AssertionError with all of that, if it fails or lasts longer
     */
    public String run(ProcessBuilder command, int mostSeconds) throws IOException, InterruptedException {
        Path log = folder.resolve("output.log");
        Process process =
                command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        boolean ended = process.waitFor(mostSeconds, TimeUnit.SECONDS);
        process.destroyForcibly();
        String output = Files.readString(log);
        if (!ended || process.exitValue() != 0) {
            throw new AssertionError(command.command() + ":\n" + output);
        }
        return output;
    }
}
