package io.karawane.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {

    @Test
    void theFolderIsFreshAndHasASyncFileOfItsOwn(@TempDir Path folder) throws IOException {
        Path shipped = Files.createDirectories(folder.resolve("mappings"));
        Files.writeString(shipped.resolve("lead.mapping.yaml"), "mapping: lead");
        Files.writeString(shipped.resolve("sync.yaml"), "outbound: {}");
        Path demo = Files.createDirectories(folder.resolve("target/demo"));
        Files.writeString(demo.resolve("old"), "");

        Workspace workspace = Workspace.create(demo, shipped, Instant.parse("2026-11-24T09:00:00.7Z"));

        assertThat(demo.resolve("old")).doesNotExist();
        assertThat(demo.resolve("data")).isDirectory();
        assertThat(workspace.mappings().resolve("lead.mapping.yaml")).hasContent("mapping: lead");
        assertThat(workspace.mappings().resolve("sync.yaml"))
                .content()
                .contains("schedule: realtime", "{ select: new, since: 2026-11-24T09:00:00Z }", "plan: plus");
        assertThat(workspace.logTail(5)).isEmpty();
    }
}
