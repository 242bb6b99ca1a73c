package io.karawane.sandbox.salesforce.streaming;

import io.karawane.sandbox.salesforce.oauth.Sessions;
import java.util.List;
import java.util.Map;
import org.cometd.bayeux.Channel;
import org.cometd.bayeux.Message;
import org.cometd.bayeux.server.BayeuxServer;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.bayeux.server.ServerMessage.Mutable;
import org.cometd.bayeux.server.ServerSession;
import org.cometd.server.ServerMessageImpl;

/** What Salesforce adds to Bayeux: authentication of each message, fixed channels, replay. */
final class Gate implements BayeuxServer.Extension {
    private static final String LIMIT = "403::Organization total events daily limit exceeded";

    private final Sessions sessions;
    private final EventLog log;

    Gate(Sessions sessions, EventLog log) {
        this.sessions = sessions;
        this.log = log;
    }

    @Override
    public boolean rcvMeta(ServerSession session, Mutable message) {
        String error = error(message);
        if (error == null) {
            return true;
        }
        Mutable reply = message.getAssociated();
        reply.setSuccessful(false);
        if (message.getChannel().equals(Channel.META_HANDSHAKE)) {
            reply.put(Message.ERROR_FIELD, "403::Handshake denied");
            reply.getExt(true).put("sfdc", Map.of("failureReason", error));
        } else {
            reply.put(Message.ERROR_FIELD, error);
        }
        ((ServerMessageImpl) reply).setHandled(true);
        return false;
    }

    private String error(Mutable message) {
        String authorization = message.getBayeuxContext().getHeader("Authorization");
        if (authorization == null) {
            return "401::Request requires authentication";
        }
        if (!sessions.accepts(authorization)) {
            return "401::Authentication invalid";
        }
        return switch (message.getChannel()) {
            case Channel.META_CONNECT -> log.spent() ? LIMIT : null;
            case Channel.META_SUBSCRIBE -> log.spent() ? LIMIT : subscribeError(message);
            default -> null;
        };
    }

    private String subscribeError(Mutable message) {
        for (String channel : channels(message)) {
            if (!EventLog.has(channel)) {
                return "400::The channel you requested to subscribe to does not exist {" + channel + "}";
            }
            long replayId = replayId(message, channel);
            if (!log.knows(replayId)) {
                return "400::The replayId {" + replayId
                        + "} you provided was invalid.  Please provide a valid ID, -2 to"
                        + " replay all events, or -1 to replay only new events.";
            }
        }
        return null;
    }

    @Override
    public boolean sendMeta(ServerSession session, Mutable reply) {
        if (!reply.isSuccessful()) {
            // Set last: CometD puts its own advice into replies to /meta/connect.
            String error = String.valueOf(reply.get(Message.ERROR_FIELD));
            boolean refused = error.startsWith("401") || error.equals(LIMIT) || error.endsWith("denied");
            if (refused && !reply.getChannel().equals(Channel.META_SUBSCRIBE)) {
                reply.getAdvice(true).put(Message.RECONNECT_FIELD, Message.RECONNECT_NONE_VALUE);
                reply.getAdvice(true).put(Message.INTERVAL_FIELD, 0);
            }
            return true;
        }
        ServerMessage message = reply.getAssociated();
        switch (reply.getChannel()) {
            case Channel.META_HANDSHAKE -> {
                reply.getExt(true).put("replay", true);
                reply.getExt(true).put("payload.format", true);
            }
            case Channel.META_SUBSCRIBE ->
                channels(message).forEach(channel -> log.subscribe(session, channel, replayId(message, channel)));
            case Channel.META_UNSUBSCRIBE -> channels(message).forEach(channel -> log.unsubscribe(session, channel));
            default -> {}
        }
        return true;
    }

    private static List<String> channels(ServerMessage message) {
        Object channels = message.get(Message.SUBSCRIPTION_FIELD);
        if (channels instanceof Object[] several) {
            return List.of(several).stream().map(String::valueOf).toList();
        }
        return channels instanceof List<?> several
                ? several.stream().map(String::valueOf).toList()
                : channels == null ? List.of() : List.of(channels.toString());
    }

    private static long replayId(ServerMessage message, String channel) {
        Map<String, Object> ext = message.getExt();
        return ext != null && ext.get("replay") instanceof Map<?, ?> map && map.get(channel) instanceof Number number
                ? number.longValue()
                : EventLog.NEW_ONLY;
    }
}
