package io.karawane.cli;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.karawane.check.ConfigurationCheck;
import io.karawane.check.StartCheck;
import io.karawane.problem.Finding;
import io.karawane.problem.InvalidConfiguration;
import io.karawane.settings.Settings;
import io.karawane.start.Beans;
import io.karawane.start.Karawane;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code run}: both lanes, until the process is told to stop. */
@Command(name = "run", description = "Runs both lanes until the process is told to stop. What happens without a verb.")
final class RunCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    @ParentCommand
    private KarawaneCommand karawane;

    @Override
    public Integer call() throws Exception {
        return run(karawane.settings());
    }

    static int run(Settings settings) throws Exception {
        List<Finding> findings = ConfigurationCheck.beforeStart(settings, Beans.offered(settings));
        if (findings.stream().anyMatch(Finding::isError)) {
            throw new InvalidConfiguration(findings);
        }
        findings.forEach(finding -> LOG.warn("{}", finding));
        List<Finding> taken = StartCheck.ports(settings);
        if (!taken.isEmpty()) {
            throw new InvalidConfiguration(taken);
        }
        Karawane application = karawane(settings);
        try {
            return application.run();
        } catch (Exception e) {
            List<Finding> explained = StartCheck.explain(settings, e);
            if (explained.isEmpty()) {
                throw e;
            }
            throw new InvalidConfiguration(explained);
        }
    }

    private static Karawane karawane(Settings settings) {
        try {
            return new Karawane(settings);
        } catch (FlywayException | PoolInitializationException e) {
            throw new InvalidConfiguration(List.of(new Finding(
                    Path.of(settings.get("karawane.database.url").origin()),
                    1,
                    1,
                    "database",
                    "karawane.database.url can't be used: " + StartCheck.root(e),
                    "start the database, or stop the instance that holds the file; a file of another version must be"
                            + " restored from a backup")));
        }
    }
}
