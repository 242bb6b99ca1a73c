package io.karawane.start;

import io.karawane.check.ConfigurationCheck;
import io.karawane.check.Offer;
import io.karawane.check.StartCheck;
import io.karawane.mapping.trial.TestFile;
import io.karawane.problem.Finding;
import io.karawane.problem.InvalidConfiguration;
import io.karawane.schema.Schemas;
import io.karawane.schema.Terms;
import io.karawane.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.apache.camel.support.LifecycleStrategySupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes over edited mappings, {@code sync.yaml} and routes: all of them, or nothing if one is wrong. */
public final class Reload extends AbstractHealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(Reload.class);
    private static final Duration LOOK = Duration.ofMillis(500);

    private final Settings settings;
    private final Offer offer;
    private final Configuration configuration;
    private final Schemas schemas;
    private final RouteFiles routes;
    private Map<Path, String> seen;
    private Map<Path, String> lookedAt;
    private volatile List<Finding> errors = List.of();

    Reload(Settings settings, Configuration configuration, Schemas schemas, RouteFiles routes) {
        super("karawane", "reload");
        this.settings = settings;
        this.offer = Beans.offered(settings);
        this.configuration = configuration;
        this.schemas = schemas;
        this.routes = routes;
        this.seen = files();
    }

    /** From when the context is started until it is stopped. */
    void watch(CamelContext context) {
        context.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onContextStarted(CamelContext started) {
                started.getExecutorServiceManager()
                        .newSingleThreadScheduledExecutor(Reload.this, "reload")
                        .scheduleWithFixedDelay(
                                Reload.this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
            }
        });
    }

    /** Reloads what has changed since, once nobody writes any more: two looks that see the same. */
    private synchronized void look() {
        try {
            Map<Path, String> current = files();
            if (!current.equals(seen) && current.equals(lookedAt)) {
                reload();
            }
            lookedAt = current;
        } catch (RuntimeException e) {
            LOG.warn("the files cannot be read: {}", e.toString());
        }
    }

    /** @return what is wrong, or worth knowing; with an error everything stays as it was */
    public synchronized List<Finding> reload() {
        seen = files();
        List<Finding> findings = takeOver(seen);
        errors = findings.stream().filter(Finding::isError).toList();
        findings.forEach(finding -> LOG.warn("{}", finding));
        if (errors.isEmpty()) {
            LOG.info("mappings, sync.yaml and routes are reloaded");
        } else {
            LOG.error("not reloaded, everything stays as it was; {} to mend", errors.size());
        }
        return findings;
    }

    private List<Finding> takeOver(Map<Path, String> files) {
        try {
            Terms fresh = configuration.read();
            if (!settings.notSetUp()) {
                schemas.ask(fresh);
            }
            List<Finding> findings = ConfigurationCheck.files(settings, offer, schemas.known());
            if (findings.stream().noneMatch(Finding::isError)) {
                swap(fresh, files);
            }
            return findings;
        } catch (InvalidConfiguration e) {
            List<Finding> findings = ConfigurationCheck.files(settings, offer, schemas.known());
            return findings.stream().anyMatch(Finding::isError) ? findings : e.findings();
        } catch (Exception e) {
            List<Finding> explained = StartCheck.explain(settings, e);
            return explained.isEmpty() ? List.of(unexplained(e)) : explained;
        }
    }

    private Finding unexplained(Exception e) {
        return new Finding(
                settings.path("karawane.routes"),
                1,
                1,
                "not-reloaded",
                StartCheck.root(e),
                "save the file again, or reload; if that does not help, start again");
    }

    private void swap(Terms fresh, Map<Path, String> files) throws Exception {
        Terms before = configuration.terms();
        Map<Path, String> texts = new TreeMap<>(files);
        texts.keySet().removeIf(file -> !file.startsWith(settings.path("karawane.routes")));
        configuration.swap(fresh);
        try {
            if (routes.differ(texts)) {
                routes.exchange(texts);
            }
        } catch (Exception e) {
            configuration.swap(before);
            throw e;
        }
    }

    private Map<Path, String> files() {
        Map<Path, String> texts = new TreeMap<>(routes.read());
        try (Stream<Path> files = Files.walk(settings.path("karawane.mappings"))) {
            for (Path file : files.filter(Reload::counts).toList()) {
                texts.put(file, Files.readString(file));
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("a file vanished while it was read", e); // the next look finds it gone
        }
        return texts;
    }

    private static boolean counts(Path file) {
        return file.toString().endsWith(".yaml") && !file.toString().endsWith(TestFile.SUFFIX);
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    /** What is in force works: an edit that does not is no reason to be taken out of service. */
    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        List<Finding> current = errors;
        if (current.isEmpty()) {
            builder.up();
            return;
        }
        builder.message(current.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        if (options.get(HealthCheck.CHECK_KIND) == HealthCheck.Kind.READINESS) {
            builder.up();
        } else {
            builder.down();
        }
    }
}
