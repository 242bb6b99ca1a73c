package io.karawane.start;

import io.karawane.console.Gate;
import io.karawane.settings.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What Camel Main is told: our settings, for the placeholders of the routes, and its own. */
final class CamelProperties {
    private static final String NOWHERE = "http://127.0.0.1:9";

    private CamelProperties() {}

    /** Route files that are not loaded at start. */
    static Set<String> apart(Settings settings) {
        // Without a login the component does not start, and nobody calls Salesforce.
        return settings.notSetUp()
                ? Set.of(Stream.PEOPLE, Stream.ACCOUNTS, "shared/salesforce.camel.yaml")
                : Set.of(Stream.PEOPLE, Stream.ACCOUNTS);
    }

    /** Of an instance that runs all routes. */
    static Map<String, String> ofInstance(Settings settings) {
        Map<String, String> properties = common(settings);
        properties.put(
                "camel.main.routesExcludePattern",
                apart(settings).stream().map("**/"::concat).collect(Collectors.joining(",")));
        // While a route is exchanged whoever calls it waits: longer than it may take to stop.
        properties.put(
                "camel.component.direct.timeout",
                Long.toString(RouteFiles.LONGEST_BATCH.plusSeconds(30).toMillis()));
        properties.put("camel.server.enabled", "true");
        properties.put("camel.server.port", settings.text("karawane.http.port"));
        properties.put("camel.server.maxBodySize", Integer.toString(Gate.LARGEST_FORM));
        properties.put("camel.server.fileUploadEnabled", "false");
        properties.put("camel.management.enabled", "true");
        properties.put("camel.management.port", settings.text("karawane.management.port"));
        properties.put("camel.management.host", settings.text("karawane.management.host"));
        properties.put("camel.management.healthCheckEnabled", "true");
        properties.put("camel.management.metricsEnabled", "true");
        properties.put("camel.metrics.enabled", "true");
        properties.put("camel.health.exposureLevel", "full");
        return properties;
    }

    /** Of a process that only calls some routes. @param uris where they begin, {@code direct:…} */
    static Map<String, String> ofRoutes(Settings settings, String... uris) {
        Map<String, String> properties = common(settings);
        properties.put("camel.main.routeFilterIncludePattern", String.join(",", uris));
        return properties;
    }

    private static Map<String, String> common(Settings settings) {
        Map<String, String> properties = new LinkedHashMap<>();
        settings.all().forEach(setting -> properties.put(setting.key(), setting.value()));
        properties.put(
                "karawane.activecampaign.endpoint",
                settings.set("activecampaign.url")
                        ? settings.text("activecampaign.url").replaceAll("/+$", "")
                        : NOWHERE);
        properties.put("karawane.request-timeout", Long.toString(BothServices.REQUEST_TIMEOUT.toMillis()));
        properties.put("camel.main.name", "karawane");
        properties.put("camel.main.profile", "prod");
        properties.put("camel.main.autoConfigurationLogSummary", "false");
        properties.put("camel.main.shutdownTimeout", Long.toString(Karawane.SHUTDOWN.toSeconds()));
        properties.put("camel.main.sourceLocationEnabled", "true");
        Path routes = routes(settings);
        properties.put(
                "camel.main.routesIncludePattern",
                "file:" + routes + "/*.camel.yaml,file:" + routes + "/shared/*.camel.yaml");
        return properties;
    }

    private static Path routes(Settings settings) {
        return settings.path("karawane.routes").toAbsolutePath();
    }
}
