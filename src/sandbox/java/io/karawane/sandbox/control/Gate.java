package io.karawane.sandbox.control;

import io.karawane.sandbox.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Stands before a service: books its calls, delays them and lets the fault rules strike. */
public final class Gate extends Handler.Wrapper {
    private final String service;
    private final Limits limits;
    private final Rules rules;
    private final CallBook calls;

    public Gate(String service, Limits limits, Rules rules, CallBook calls) {
        this.service = service;
        this.limits = limits;
        this.rules = rules;
        this.calls = calls;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = Request.getPathInContext(request);
        if (path.equals("/sandbox") || path.startsWith("/sandbox/")) {
            return super.handle(request, response, callback);
        }
        Fault fault =
                rules.strike(request.getMethod(), path, request.getHttpURI().getQuery());
        Connection connection =
                new Connection(request.getConnectionMetaData().getConnection().getEndPoint());
        request.addHttpStreamWrapper(
                stream -> new GatedStream(stream, fault, connection, getServer().getScheduler(), book(request, path)));
        long latency = (long) limits.get("latencyMs");
        if (latency == 0) {
            return pass(fault, request, response, callback);
        }
        Runnable late = () -> passLate(fault, request, response, callback);
        getServer()
                .getScheduler()
                .schedule(() -> getServer().getThreadPool().execute(late), latency, TimeUnit.MILLISECONDS);
        return true;
    }

    private IntConsumer book(Request request, String path) {
        Instant at = Instant.now();
        return status -> calls.add(new CallBook.Entry(
                new CallBook.Kind(service, request.getMethod(), MaskedPath.of(path), status),
                path,
                at,
                Duration.between(at, Instant.now()).toMillis()));
    }

    private void passLate(Fault fault, Request request, Response response, Callback callback) {
        try {
            if (!pass(fault, request, response, callback)) {
                Response.writeError(request, response, callback, 404);
            }
        } catch (Exception e) {
            Response.writeError(request, response, callback, e);
        }
    }

    private boolean pass(Fault fault, Request request, Response response, Callback callback) throws Exception {
        if (!fault.replaces()) {
            return super.handle(request, response, callback);
        }
        response.setStatus(fault.status());
        Content.copy(Content.Source.from(fault.body()), response, callback);
        return true;
    }
}
