package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job, as the README's first command runs it. */
class DemoIT {
    @Test
    void everySeededPersonIsAccountedFor(@TempDir Path folder) throws InterruptedException {
        List<String> command = List.of(
                Program.java(), "-cp", "target/karawane-sandbox.jar", "io.karawane.sandbox.demo.Demo", "--exit");
        try (Program demo = new Program(folder.resolve("log"), Map.of(), command).start()) {
            assertThat(demo.awaitExit(Duration.ofMinutes(6))).as(demo.output()).isZero();
            List<String> lines = demo.output().lines().toList();
            assertThat(lines.get(lines.size() - 2)).matches("skipped: no-email \\d+, duplicate-email \\d+");
            assertThat(lines.get(lines.size() - 1))
                    .matches("demo: outbound (\\d+)/\\1, inbound 250/250, failed 0, duplicates 0,"
                            + " salesforce calls \\d+, activecampaign calls \\d+, seconds \\d+\\.\\d");
        }
    }
}
