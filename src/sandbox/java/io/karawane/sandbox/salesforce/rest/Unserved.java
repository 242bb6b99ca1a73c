package io.karawane.sandbox.salesforce.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.karawane.sandbox.salesforce.wire.ApiError;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;

/** Answers what reaches no servlet: paths that nobody serves, and those that are no path at all. */
public final class Unserved implements Request.Handler {
    private Unserved() {}

    public static void answerIn(ServletContextHandler context) {
        Unserved unserved = new Unserved();
        context.setErrorHandler(unserved);
        // The server itself refuses what it cannot read as a path.
        context.addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStarting(LifeCycle starting) {
                context.getServer().setErrorHandler(unserved);
            }
        });
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = request.getHttpURI().getPath();
        boolean rest = path != null && path.startsWith("/services/data");
        if (response.getStatus() < 500) {
            response.setStatus(rest || response.getStatus() == 0 ? 404 : response.getStatus());
        }
        String type = rest ? "application/json" : "text/plain";
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type + ";charset=" + StandardCharsets.UTF_8);
        Content.Sink.write(response, true, rest ? notFound() : String.valueOf(response.getStatus()), callback);
        return true;
    }

    private static String notFound() {
        return JsonNodeFactory.instance
                .arrayNode()
                .add(ApiError.notFound().json())
                .toString();
    }
}
