package io.karawane.sandbox.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder {@code target/demo}, fresh for every run. */
record Workspace(Path folder) {
    private static final String SYNC = """
            outbound:
              schedule: realtime
              lead:    { select: new, since: %1$s }
              contact: { select: new, since: %1$s }
            inbound:
              batch: { size: 100, every: 10m }
            account: { enabled: true, plan: plus }
            cx-automation: { enabled: false, label: Salesforce }
            tags: { outbound: created-from-salesforce, inbound: add-to-salesforce }
            """;

    /** @param shipped the mappings that come with the product, of which all but {@code sync.yaml} are taken */
    static Workspace create(Path folder, Path shipped, Instant since) throws IOException {
        Workspace workspace = new Workspace(folder.toAbsolutePath());
        delete(folder);
        Files.createDirectories(workspace.mappings());
        Files.createDirectories(workspace.data());
        try (Stream<Path> files = Files.list(shipped)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, workspace.mappings().resolve(file.getFileName()));
            }
        }
        Path sync = workspace.mappings().resolve("sync.yaml");
        Files.writeString(sync, SYNC.formatted(since.truncatedTo(ChronoUnit.SECONDS)));
        return workspace;
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    Path mappings() {
        return folder.resolve("mappings");
    }

    Path data() {
        return folder.resolve("data");
    }

    String databaseUrl() {
        return "jdbc:h2:file:" + data().resolve("karawane") + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0";
    }

    Path log() {
        return folder.resolve("karawane.log");
    }

    List<String> logTail(int lines) throws IOException {
        List<String> all = Files.exists(log()) ? Files.readAllLines(log()) : List.of();
        return all.subList(Math.max(0, all.size() - lines), all.size());
    }
}
