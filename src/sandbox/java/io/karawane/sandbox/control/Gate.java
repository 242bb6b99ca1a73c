package io.karawane.sandbox.control;

import io.karawane.sandbox.Limits;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
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
        if (path.startsWith("/sandbox/")) {
            return super.handle(request, response, callback);
        }
        Instant at = Instant.now();
        Fault fault = rules.strike(request.getMethod(), path);
        Connection connection =
                new Connection(request.getConnectionMetaData().getConnection().getEndPoint());
        request.addHttpStreamWrapper(stream -> new GatedStream(
                stream,
                fault,
                connection,
                status -> calls.add(new CallBook.Kind(service, request.getMethod(), MaskedPath.of(path), status), at)));
        long delay = (long) limits.get("latencyMs") + fault.delayMs();
        if (delay == 0) {
            return pass(fault, request, response, callback);
        }
        Runnable late = () -> passLate(fault, request, response, callback);
        getServer()
                .getScheduler()
                .schedule(() -> getServer().getThreadPool().execute(late), delay, TimeUnit.MILLISECONDS);
        return true;
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
        fault.headers().forEach(response.getHeaders()::put);
        if (!fault.replaces()) {
            return super.handle(request, response, callback);
        }
        response.setStatus(fault.status());
        response.write(true, ByteBuffer.wrap(fault.body()), callback);
        return true;
    }
}
