package io.karawane.check;

import io.karawane.mapping.Mappings;
import io.karawane.mapping.trial.MappingTests;
import io.karawane.problem.Finding;
import io.karawane.problem.InvalidConfiguration;
import io.karawane.settings.Settings;
import io.karawane.settings.SyncFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All checks that need no connection. */
public final class ConfigurationCheck {
    private ConfigurationCheck() {}

    /** What keeps the application from starting; quick. */
    public static List<Finding> beforeStart(Settings settings) {
        List<Finding> findings = new ArrayList<>(SettingsCheck.check(settings));
        Path folder = settings.path("karawane.mappings");
        boolean loaded =
                collect(() -> Mappings.load(folder), findings) & collect(() -> SyncFile.load(folder), findings);
        if (loaded) {
            collect(() -> Mappings.load(folder, SyncFile.load(folder).accountPlan()), findings);
        }
        findings.addAll(RoutesCheck.syntax(settings.path("karawane.routes")));
        return findings;
    }

    /** The same, the test files of mappings, and every route against the schema of Camel's YAML DSL. */
    public static List<Finding> complete(Settings settings) {
        List<Finding> findings = beforeStart(settings);
        if (findings.isEmpty()) {
            Path folder = settings.path("karawane.mappings");
            collect(() -> MappingTests.beside(folder, Mappings.load(folder)), findings);
            findings.addAll(RoutesCheck.schema(settings.path("karawane.routes")));
        }
        return findings;
    }

    private static boolean collect(Runnable load, List<Finding> findings) {
        try {
            load.run();
            return true;
        } catch (InvalidConfiguration e) {
            findings.addAll(e.findings());
            return false;
        }
    }
}
