package io.karawane.sandbox.salesforce.streaming;

import java.util.Map;
import org.cometd.bayeux.Channel;
import org.cometd.bayeux.Message;
import org.cometd.bayeux.server.ServerMessage.Mutable;

/**
 * How a message of a client is refused.
 *
 * @param error code and text, such as {@code 401::Authentication invalid}
 * @param failureReason what {@code ext.sfdc.failureReason} tells beside the error, or null
 */
record Refusal(String error, String failureReason) {
    static final Refusal NOT_AUTHENTICATED = of("401::Request requires authentication");
    static final Refusal AUTHENTICATION_INVALID = of("401::Authentication invalid");
    static final Refusal UNKNOWN_CLIENT = of("403::Unknown client");
    static final Refusal DAILY_LIMIT = of("403::Organization total events daily limit exceeded");
    static final Refusal CONCURRENT_LIMIT = of("403::Organization concurrent user limit exceeded");
    static final Refusal TOO_MANY_CONNECTIONS =
            of("403::To protect all customers from excessive use and Denial of Service attacks, we limit the number of"
                    + " simultaneous connections per server. Your request has been denied because this limit has been"
                    + " exceeded. Please try your request again later.");
    static final Refusal NO_PERMISSION =
            subscribeDenied("403::User not allowed to subscribe CDC without View All Data permissions");
    private static final String TOO_BUSY = "503::Server is too busy.  Please try your request again later.";
    static final Refusal BUSY_HANDSHAKE = of(TOO_BUSY);
    static final Refusal BUSY_CONNECT = new Refusal(AUTHENTICATION_INVALID.error(), TOO_BUSY);
    static final Refusal BUSY_SUBSCRIBE = subscribeDenied(TOO_BUSY);

    static Refusal of(String error) {
        return new Refusal(error, null);
    }

    private static Refusal subscribeDenied(String failureReason) {
        return new Refusal("403:denied_by_security_policy:subscribe_denied", failureReason);
    }

    void put(Mutable reply) {
        boolean handshake = reply.getChannel().equals(Channel.META_HANDSHAKE);
        String reason = handshake ? error : failureReason;
        reply.setSuccessful(false);
        reply.put(Message.ERROR_FIELD, handshake ? "403::Handshake denied" : error);
        if (reason != null) {
            reply.getExt(true).put("sfdc", Map.of("failureReason", reason));
        }
        if (this == UNKNOWN_CLIENT) {
            reply.getAdvice(true).put(Message.RECONNECT_FIELD, Message.RECONNECT_HANDSHAKE_VALUE);
        } else if (handshake || reply.getChannel().equals(Channel.META_CONNECT)) {
            reply.getAdvice(true).put(Message.RECONNECT_FIELD, Message.RECONNECT_NONE_VALUE);
            reply.getAdvice(true).put(Message.INTERVAL_FIELD, 0);
        }
    }
}
