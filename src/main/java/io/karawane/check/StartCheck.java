package io.karawane.check;

import io.karawane.problem.Finding;
import io.karawane.settings.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.util.ObjectHelper;

/** What only a start shows about the configuration: right before it, and after one that failed. */
public final class StartCheck {
    private StartCheck() {}

    /** Ports that somebody else holds: the HTTP server would only log it, and no webhook would ever arrive. */
    public static List<Finding> ports(Settings settings) {
        List<Finding> findings = new ArrayList<>();
        port(settings, "karawane.http.port", "0.0.0.0").ifPresent(findings::add);
        port(settings, "karawane.management.port", settings.text("karawane.management.host"))
                .ifPresent(findings::add);
        return findings;
    }

    private static Optional<Finding> port(Settings settings, String key, String host) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, settings.number(key)));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(new Finding(
                    Path.of(settings.get(key).origin()),
                    1,
                    1,
                    "port-taken",
                    key + " " + settings.text(key) + " can't be opened: " + e.getMessage(),
                    "end the process that holds it, or choose another port"));
        }
    }

    /** Empty if the configuration is not to blame. */
    public static List<Finding> explain(Settings settings, Throwable failure) {
        Path folder = settings.path("karawane.routes");
        List<Finding> routes = new RoutesCheck(folder).schema().findings();
        String refused = refusedRoute(failure);
        if (!routes.isEmpty() || refused == null) {
            return routes;
        }
        return List.of(new RoutesCheck(folder).refused(refused, root(failure)));
    }

    private static String refusedRoute(Throwable failure) {
        FailedToCreateRouteException created = ObjectHelper.getException(FailedToCreateRouteException.class, failure);
        FailedToStartRouteException started = ObjectHelper.getException(FailedToStartRouteException.class, failure);
        return created != null ? created.getRouteId() : started != null ? started.getRouteId() : null;
    }

    /** The words of the innermost cause. */
    public static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
