package io.karawane.sandbox.salesforce.pubsub;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** How a call is refused: a status, and what the trailer {@code error-code} says. */
enum Refusal {
    NO_HEADERS(
            Status.Code.UNAUTHENTICATED,
            "service.auth.headers.invalid",
            "The authentication headers are missing or invalid: accesstoken, instanceurl, tenantid."),
    NOT_AUTHENTICATED(
            Status.Code.UNAUTHENTICATED,
            "service.auth.error",
            "An authentication exception occurred. Session expired or invalid."),
    UNAVAILABLE(Status.Code.UNAVAILABLE, "service.unavailable", "The Pub/Sub API service is unavailable."),
    TOO_MANY_CLIENTS(
            Status.Code.RESOURCE_EXHAUSTED,
            "concurrent.client.limit.exceeded",
            "The maximum number of concurrent clients across all topics has been exceeded."),
    DAILY_LIMIT(
            Status.Code.RESOURCE_EXHAUSTED,
            "subscription.limit.exceeded",
            "You have exceeded the event delivery limit for your org."),
    REPLAY_ID_MISSING(
            Status.Code.INVALID_ARGUMENT,
            "subscription.fetch.replayid.validation.failed",
            "The Replay ID validation failed. A Replay ID is needed for the preset CUSTOM."),
    REPLAY_ID_CORRUPTED(
            Status.Code.INVALID_ARGUMENT,
            "subscription.fetch.replayid.corrupted",
            "The Replay ID value is corrupted or is not within the retention window."
                    + " Provide a valid Replay ID, or use the preset EARLIEST or LATEST."),
    REQUESTED_EVENTS_INVALID(
            Status.Code.INVALID_ARGUMENT,
            "subscription.fetch.requested.events.invalid",
            "The number of requested events must be from 1 to 100."),
    TOPIC_CHANGED(
            Status.Code.INVALID_ARGUMENT,
            "subscription.fetch.topic.invalid",
            "The topic cannot change within a subscription."),
    NO_TOPIC(Status.Code.NOT_FOUND, "topic.not.found", "The topic does not exist."),
    NO_PERMISSION(
            Status.Code.PERMISSION_DENIED,
            "topic.permission.denied",
            "User not allowed to subscribe CDC without View All Data permissions."),
    NO_SCHEMA(Status.Code.NOT_FOUND, "schema.not.found", "The schema does not exist."),
    NOTHING_REQUESTED(
            Status.Code.DEADLINE_EXCEEDED,
            "subscription.fetch.timeout",
            "No events were requested for 60 seconds while none were pending.");

    private static final Metadata.Key<String> ERROR_CODE = key("error-code");
    private static final Metadata.Key<String> RPC_ID = key("rpc-id");

    private final Status.Code status;
    private final String code;
    private final String text;

    Refusal(Status.Code status, String code, String text) {
        this.status = status;
        this.code = code;
        this.text = text;
    }

    private static Metadata.Key<String> key(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }

    Status status(String rpcId) {
        return status.toStatus().withDescription(text + " rpcId: " + rpcId);
    }

    Metadata trailers(String rpcId) {
        Metadata trailers = new Metadata();
        trailers.put(ERROR_CODE, "sfdc.platform.eventbus.grpc." + code);
        trailers.put(RPC_ID, rpcId);
        return trailers;
    }

    StatusRuntimeException exception(String rpcId) {
        return status(rpcId).asRuntimeException(trailers(rpcId));
    }
}
