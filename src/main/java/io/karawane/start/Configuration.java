package io.karawane.start;

import io.karawane.mapping.Mappings;
import io.karawane.mapping.trial.TestFile;
import io.karawane.problem.InvalidConfiguration;
import io.karawane.schema.Terms;
import io.karawane.settings.Durations;
import io.karawane.settings.Settings;
import io.karawane.settings.Sync;
import io.karawane.settings.SyncFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The mapping files and {@code sync.yaml} in force; a reload swaps all of them, or none. */
public final class Configuration {
    private static final Logger LOG = LoggerFactory.getLogger(Configuration.class);

    private final Settings settings;
    private final Path folder;
    private volatile Terms terms;
    private long version;

    /** @throws InvalidConfiguration with everything that is wrong */
    public Configuration(Settings settings) {
        this.settings = settings;
        this.folder = settings.path("karawane.mappings");
        version = version();
        load();
    }

    private void load() {
        Sync sync = overridden(SyncFile.load(folder));
        terms = new Terms(Mappings.load(folder, sync.accountPlan()), sync);
    }

    private Sync overridden(Sync file) {
        Sync result = file;
        if (settings.set("karawane.inbound.batch-size")) {
            result = result.withBatchSize(settings.number("karawane.inbound.batch-size"));
        }
        if (settings.set("karawane.inbound.batch-interval")) {
            result = result.withBatchEvery(Durations.parse(settings.text("karawane.inbound.batch-interval")));
        }
        return result;
    }

    /** Without types. */
    public Terms terms() {
        return terms;
    }

    /** Loads the files again if one of them has changed; what is invalid leaves everything as it was. */
    public synchronized void reloadIfChanged() {
        long current = version();
        if (current == version) {
            return;
        }
        version = current;
        try {
            load();
            LOG.info("mappings and sync.yaml reloaded");
        } catch (InvalidConfiguration e) {
            LOG.error("not reloaded, the previous mappings stay in force:\n{}", e.getMessage());
        }
    }

    private long version() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.toString().endsWith(TestFile.SUFFIX))
                    .mapToLong(file -> file.hashCode() * 31L + modified(file))
                    .sum();
        } catch (IOException e) {
            return 0; // loading reports what is missing
        }
    }

    private static long modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
