package io.karawane.sandbox.control;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;

/** Books the calls of the Pub/Sub API and lets the fault rules strike them, and each message of their answers. */
final class PubSubGate implements ServerInterceptor {
    private static final String METHOD = "POST";
    private static final int UNANSWERED = 0;

    private final Port port;
    private final CallBook calls;

    PubSubGate(Port port, CallBook calls) {
        this.port = port;
        this.calls = calls;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        Gated<Q, A> gated = new Gated<>(call);
        if (gated.lives()) {
            return next.startCall(gated, headers);
        }
        return new ServerCall.Listener<>() {};
    }

    private final class Gated<Q, A> extends SimpleForwardingServerCall<Q, A> {
        private final String path = "/" + delegate().getMethodDescriptor().getFullMethodName();
        private final Instant start = Instant.now();
        private boolean booked;
        private boolean frozen;
        private boolean closed;

        Gated(ServerCall<Q, A> call) {
            super(call);
        }

        /** Asks the rules. */
        synchronized boolean lives() {
            if (frozen || closed) {
                return false;
            }
            Fault fault = port.rules().strike(METHOD, path, null);
            if (fault.freezes()) {
                frozen = true;
                book(UNANSWERED);
            } else if (fault.resets() || fault.replaces()) {
                int status = fault.resets() ? UNANSWERED : fault.status();
                closed = true;
                book(status);
                super.close(Status.UNAVAILABLE.withDescription("HTTP status code " + status), new Metadata());
            }
            return !frozen && !closed;
        }

        @Override
        public synchronized void sendMessage(A message) {
            if (lives()) {
                book(200);
                super.sendMessage(message);
            }
        }

        @Override
        public synchronized void close(Status status, Metadata trailers) {
            if (!frozen && !closed) {
                closed = true;
                book(httpStatus(status.getCode()));
                super.close(status, trailers);
            }
        }

        private void book(int status) {
            if (!booked) {
                booked = true;
                CallBook.Kind kind = new CallBook.Kind(port.name(), METHOD, path, status);
                long millis = Duration.between(start, Instant.now()).toMillis();
                calls.add(new CallBook.Entry(kind, path, start, millis));
            }
        }
    }

    private static int httpStatus(Status.Code code) {
        return switch (code) {
            case OK -> 200;
            case UNAUTHENTICATED -> 401;
            case PERMISSION_DENIED -> 403;
            case NOT_FOUND, UNIMPLEMENTED -> 404;
            case RESOURCE_EXHAUSTED -> 429;
            case UNAVAILABLE -> 503;
            default -> 400;
        };
    }
}
