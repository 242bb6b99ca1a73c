package io.karawane.check;

import io.karawane.mapping.Mappings;
import io.karawane.mapping.trial.MappingTests;
import io.karawane.problem.Finding;
import io.karawane.problem.InvalidConfiguration;
import io.karawane.schema.Known;
import io.karawane.settings.Settings;
import io.karawane.settings.Sync;
import io.karawane.settings.SyncFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** All checks that need no connection. */
public final class ConfigurationCheck {
    private final Settings settings;
    private final Offer offer;
    private final Path folder;
    private final List<Finding> findings = new ArrayList<>();

    private ConfigurationCheck(Settings settings, Offer offer) {
        this.settings = settings;
        this.offer = offer;
        this.folder = settings.path("karawane.mappings");
    }

    /** What keeps the application from starting; quick. */
    public static List<Finding> beforeStart(Settings settings, Offer offer) {
        ConfigurationCheck check = new ConfigurationCheck(settings, offer);
        check.findings.addAll(SettingsCheck.check(settings));
        check.routes(check.mappings(Known.NOTHING), false);
        return check.findings;
    }

    /** What keeps a verb from asking both services; quick. */
    public static List<Finding> beforeConnecting(Settings settings, Offer offer) {
        ConfigurationCheck check = new ConfigurationCheck(settings, offer);
        check.findings.addAll(SettingsCheck.services(settings));
        check.routes(check.mappings(Known.NOTHING), false);
        return check.findings;
    }

    /** What keeps edited files from being used. @param types as far as they are known */
    public static List<Finding> files(Settings settings, Offer offer, Known types) {
        RouteSchema.prepare();
        ConfigurationCheck check = new ConfigurationCheck(settings, offer);
        check.routes(check.mappings(types), true);
        return check.findings;
    }

    /** The same, the settings, and the test files of mappings. */
    public static List<Finding> complete(Settings settings, Offer offer, Known types) {
        RouteSchema.prepare();
        ConfigurationCheck check = new ConfigurationCheck(settings, offer);
        check.findings.addAll(SettingsCheck.check(settings));
        Mappings mappings = check.mappings(types);
        if (mappings != null) {
            check.collect(() -> MappingTests.beside(check.folder, mappings));
        }
        check.routes(mappings, true);
        return check.findings;
    }

    private Mappings mappings(Known types) {
        Sync sync = collect(() -> SyncFile.load(folder));
        Mappings mappings =
                collect(() -> sync == null ? Mappings.load(folder) : Mappings.load(folder, sync.accountPlan()));
        if (mappings != null) {
            findings.addAll(mappings.check(mapping -> types.of(mapping, sync)));
        }
        return mappings;
    }

    private void routes(Mappings mappings, boolean schema) {
        RoutesCheck check = new RoutesCheck(settings.path("karawane.routes"));
        if (schema) {
            check.schema();
        }
        // As the files say: with plan lite the routes of accounts stand there too, and are not used.
        check.rules(offer, mappings == null ? null : Mappings.load(folder).all());
        findings.addAll(check.findings());
    }

    private <T> T collect(Supplier<T> load) {
        try {
            return load.get();
        } catch (InvalidConfiguration e) {
            findings.addAll(e.findings());
            return null;
        }
    }
}
