package io.karawane.console;

import io.vertx.ext.web.RoutingContext;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.Service;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.support.LifecycleStrategySupport;

/** What every request to one port passes first, whatever its path. */
abstract class Filter extends LifecycleStrategySupport {
    private final int port;
    private boolean attached;

    Filter(int port) {
        this.port = port;
    }

    /** Answers the request, or hands it on. */
    abstract void judge(RoutingContext request);

    /** As soon as there is a server, which is before the first route that listens to it. */
    @Override
    public void onServiceAdd(CamelContext context, Service service, Route route) {
        VertxPlatformHttpRouter router =
                VertxPlatformHttpRouter.lookup(context, VertxPlatformHttpRouter.getRouterNameFromPort(port));
        if (router != null && !attached) {
            attached = true;
            router.route().order(-1).handler(this::judge);
        }
    }

    @Override
    public void onContextStarted(CamelContext context) {
        if (!attached) {
            throw new IllegalStateException("the server on port " + port + " has no filter");
        }
    }
}
