package io.karawane.sandbox.salesforce.pubsub;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.karawane.sandbox.salesforce.oauth.Sessions;
import io.karawane.sandbox.salesforce.store.FirstRows;
import java.net.URI;
import java.util.UUID;

/** Every call names its session, its instance and its org in headers. */
final class Authentication implements ServerInterceptor {
    /** What {@link Sessions} wants to see for the rest of the call. */
    static final Context.Key<String> AUTHORIZATION = Context.key("authorization");

    private static final Metadata.Key<String> TOKEN = key("accesstoken");
    private static final Metadata.Key<String> INSTANCE = key("instanceurl");
    private static final Metadata.Key<String> ORGANIZATION = key("tenantid");

    private final Sessions sessions;

    Authentication(Sessions sessions) {
        this.sessions = sessions;
    }

    private static Metadata.Key<String> key(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        String authorization = "Bearer " + headers.get(TOKEN);
        Refusal refusal = refusal(headers, authorization);
        if (refusal == null) {
            Context context = Context.current().withValue(AUTHORIZATION, authorization);
            return Contexts.interceptCall(context, call, headers, next);
        }
        String rpcId = UUID.randomUUID().toString();
        call.close(refusal.status(rpcId), refusal.trailers(rpcId));
        return new ServerCall.Listener<>() {};
    }

    private Refusal refusal(Metadata headers, String authorization) {
        if (headers.get(TOKEN) == null || !isInstance(headers.get(INSTANCE)) || headers.get(ORGANIZATION) == null) {
            return Refusal.NO_HEADERS;
        }
        boolean known = FirstRows.ORGANIZATION.equals(headers.get(ORGANIZATION)) && sessions.accepts(authorization);
        return known ? null : Refusal.NOT_AUTHENTICATED;
    }

    private static boolean isInstance(String url) {
        try {
            URI instance = URI.create(url == null ? "" : url);
            return instance.getHost() != null && instance.getScheme().startsWith("http");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
