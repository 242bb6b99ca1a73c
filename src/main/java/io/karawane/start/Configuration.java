package io.karawane.start;

import io.karawane.mapping.Mappings;
import io.karawane.problem.InvalidConfiguration;
import io.karawane.schema.Terms;
import io.karawane.settings.Durations;
import io.karawane.settings.Settings;
import io.karawane.settings.Sync;
import io.karawane.settings.SyncFile;
import java.nio.file.Path;

/** The mapping files and {@code sync.yaml} in force; they are swapped together. */
public final class Configuration {
    private final Settings settings;
    private volatile Terms terms;

    /** @throws InvalidConfiguration with everything that is wrong */
    public Configuration(Settings settings) {
        this.settings = settings;
        terms = read();
    }

    /**
     * What the files say now.
     *
     * @throws InvalidConfiguration with everything that is wrong
     */
    Terms read() {
        Path folder = settings.path("karawane.mappings");
        Sync sync = overridden(SyncFile.load(folder));
        return new Terms(Mappings.load(folder, sync.accountPlan()), sync);
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

    void swap(Terms other) {
        terms = other;
    }
}
