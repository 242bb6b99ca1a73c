package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.karawane.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A Salesforce client that this project did not write; what it does is told in {@code contract.test.js}. Needs npm. */
class JsforceIT {
    private static final Path SOURCE = Path.of("src/test/node/jsforce");
    private static final Path INSTALLED = Path.of("target/jsforce");

    @BeforeAll
    static void install() throws Exception {
        Path lock = INSTALLED.resolve("package-lock.json");
        boolean known = Files.exists(lock)
                && Files.mismatch(lock, SOURCE.resolve("package-lock.json")) == -1
                && Files.exists(INSTALLED.resolve("node_modules/jsforce/package.json"));
        Files.createDirectories(INSTALLED);
        for (String file : List.of("package.json", "package-lock.json", "contract.test.js")) {
            Files.copy(SOURCE.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!known) {
            run(new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"), 300);
        }
    }

    @Test
    void doesAllThatTheLanesDo() throws Exception {
        try (Sandbox sandbox = Sandbox.start(0, 0)) {
            ProcessBuilder tests = new ProcessBuilder("node", "--test");
            tests.environment().put("SALESFORCE_URL", sandbox.salesforceUrl());
            assertThat(run(tests, 120)).contains("# fail 0");
        }
    }

    private static String run(ProcessBuilder builder, long seconds) throws IOException, InterruptedException {
        Path log = INSTALLED.resolve(builder.command().get(0) + ".log");
        Process process = builder.directory(INSTALLED.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
        process.destroyForcibly();
        String output = Files.readString(log);
        assertThat(ended && process.exitValue() == 0)
                .as("%s:%n%s", builder.command(), output)
                .isTrue();
        return output;
    }
}
