package io.karawane.sandbox.salesforce.streaming;

import io.karawane.sandbox.Limits;
import io.karawane.sandbox.Switches;
import io.karawane.sandbox.salesforce.oauth.Sessions;
import java.util.List;
import org.cometd.bayeux.Channel;
import org.cometd.bayeux.server.BayeuxServer;
import org.cometd.bayeux.server.ServerMessage.Mutable;
import org.cometd.bayeux.server.ServerSession;
import org.cometd.server.ServerMessageImpl;

/** What Salesforce adds to Bayeux: authentication of each message, limits, fixed channels, replay. */
final class Gate implements BayeuxServer.Extension {
    private static final String REFUSAL = "refusal";

    private final BayeuxServer server;
    private final Sessions sessions;
    private final EventLog log;
    private final Limits limits;
    private final Switches switches;

    Gate(BayeuxServer server, Sessions sessions, EventLog log, Limits limits, Switches switches) {
        this.server = server;
        this.sessions = sessions;
        this.log = log;
        this.limits = limits;
        this.switches = switches;
    }

    @Override
    public boolean rcvMeta(ServerSession session, Mutable message) {
        Refusal refusal = refusal(session, message);
        if (refusal == null) {
            return true;
        }
        Mutable reply = message.getAssociated();
        reply.setSuccessful(false);
        reply.put(REFUSAL, refusal);
        ((ServerMessageImpl) reply).setHandled(true);
        return false;
    }

    private Refusal refusal(ServerSession session, Mutable message) {
        String authorization = message.getBayeuxContext().getHeader("Authorization");
        if (authorization == null) {
            return Refusal.NOT_AUTHENTICATED;
        }
        if (!sessions.accepts(authorization)) {
            return Refusal.AUTHENTICATION_INVALID;
        }
        if (session instanceof Client client && !client.startedWith(authorization)) {
            return Refusal.UNKNOWN_CLIENT;
        }
        String demanded = switches.text("streamRefusal");
        return switch (message.getChannel()) {
            case Channel.META_HANDSHAKE -> handshakeRefusal(demanded);
            case Channel.META_CONNECT -> connectRefusal(demanded);
            case Channel.META_SUBSCRIBE -> subscribeRefusal(demanded, Subscription.in(message));
            default -> null;
        };
    }

    private Refusal handshakeRefusal(String demanded) {
        double most = limits.get("concurrentStreams");
        return switch (demanded) {
            case "busy-handshake" -> Refusal.BUSY_HANDSHAKE;
            case "too-many-connections" -> Refusal.TOO_MANY_CONNECTIONS;
            default -> most > 0 && server.getSessions().size() >= most ? Refusal.CONCURRENT_LIMIT : null;
        };
    }

    private Refusal connectRefusal(String demanded) {
        if (demanded.equals("busy-connect")) {
            return Refusal.BUSY_CONNECT;
        }
        return log.spent() && switches.text("dailyLimitChecked").equals("connect") ? Refusal.DAILY_LIMIT : null;
    }

    private Refusal subscribeRefusal(String demanded, List<Subscription> subscriptions) {
        if (demanded.equals("busy-subscribe")) {
            return Refusal.BUSY_SUBSCRIBE;
        }
        if (demanded.equals("no-permission")) {
            return Refusal.NO_PERMISSION;
        }
        if (log.spent()) {
            return Refusal.DAILY_LIMIT;
        }
        if (subscriptions.isEmpty()) {
            return Refusal.of("400::Channel name not specified");
        }
        for (Subscription subscription : subscriptions) {
            String channel = subscription.channel();
            if (!channel.startsWith("/")) {
                return Refusal.of("400::Channel subscriptions must start with a leading '/'");
            }
            if (!log.has(channel)) {
                return Refusal.of("400::The channel you requested to subscribe to does not exist {" + channel + "}");
            }
            if (!subscription.hasReplayId() || !log.knows(subscription.replayId())) {
                return Refusal.of("400::The replayId {" + subscription.position()
                        + "} you provided was invalid.  Please provide a valid ID, -2 to"
                        + " replay all events, or -1 to replay only new events.");
            }
        }
        return null;
    }

    @Override
    public boolean sendMeta(ServerSession session, Mutable reply) {
        Refusal refusal = (Refusal) reply.remove(REFUSAL);
        if (refusal == null
                && session instanceof Client client
                && reply.getChannel().equals(Channel.META_CONNECT)) {
            // A poll may have been held while its token ended.
            refusal = client.authenticated() ? null : Refusal.AUTHENTICATION_INVALID;
        }
        if (refusal != null) {
            // Only now: CometD puts its own advice into replies to /meta/connect.
            refusal.put(reply);
        } else if (reply.isSuccessful()) {
            succeed(session, reply);
        }
        return true;
    }

    private void succeed(ServerSession session, Mutable reply) {
        Mutable message = reply.getAssociated();
        switch (reply.getChannel()) {
            case Channel.META_HANDSHAKE -> {
                ((Client) session).begin(message.getBayeuxContext());
                reply.getExt(true).put("replay", true);
                reply.getExt(true).put("payload.format", true);
            }
            case Channel.META_SUBSCRIBE ->
                Subscription.in(message).forEach(s -> log.subscribe(session, s.channel(), s.replayId()));
            case Channel.META_UNSUBSCRIBE ->
                Subscription.in(message).forEach(s -> log.unsubscribe(session, s.channel()));
            default -> {}
        }
    }
}
