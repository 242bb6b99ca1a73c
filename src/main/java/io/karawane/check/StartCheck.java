package io.karawane.check;

import io.karawane.problem.Finding;
import io.karawane.settings.Setting;
import io.karawane.settings.Settings;
import java.net.BindException;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.util.ObjectHelper;

/** What a start that failed says about the configuration; checks before it can't see everything. */
public final class StartCheck {
    private StartCheck() {}

    /** Empty if the configuration is not to blame. */
    public static List<Finding> explain(Settings settings, Throwable failure) {
        if (ObjectHelper.getException(BindException.class, failure) != null) {
            return List.of(port(settings, failure));
        }
        List<Finding> routes = RoutesCheck.schema(settings.path("karawane.routes"));
        FailedToCreateRouteException refused = ObjectHelper.getException(FailedToCreateRouteException.class, failure);
        if (!routes.isEmpty() || refused == null) {
            return routes;
        }
        return List.of(RoutesCheck.refused(settings.path("karawane.routes"), refused.getRouteId(), root(refused)));
    }

    private static Finding port(Settings settings, Throwable failure) {
        Setting http = settings.get("karawane.http.port");
        return new Finding(
                Path.of(http.origin()),
                1,
                1,
                "port-taken",
                "karawane.http.port " + http.value() + " or karawane.management.port "
                        + settings.text("karawane.management.port") + ": " + root(failure),
                "end the process that holds it, or choose another port");
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
