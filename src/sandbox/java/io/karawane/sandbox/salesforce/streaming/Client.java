package io.karawane.sandbox.salesforce.streaming;

import io.karawane.sandbox.Limits;
import io.karawane.sandbox.Switches;
import io.karawane.sandbox.salesforce.oauth.Sessions;
import io.karawane.sandbox.salesforce.wire.Allowance;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cometd.bayeux.Channel;
import org.cometd.bayeux.Message;
import org.cometd.bayeux.server.BayeuxContext;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.server.BayeuxServerImpl;
import org.cometd.server.ServerSessionImpl;

/** A client that shook hands, looked at several times a second for a reason to end its stream. */
final class Client extends ServerSessionImpl {
    private static final int LONGEST_POLL_MS = 110_000;
    private static final int LONGEST_ABSENCE_MS = 40_000;
    /** However fast time runs: less would be a storm of requests. */
    private static final int SHORTEST_MS = 1_000;
    /** From here on Salesforce says farewell by itself. */
    private static final int FIRST_WITH_DISCONNECT = 64;

    private static final Pattern VERSION = Pattern.compile("/cometd/(\\d\\d)\\.0");

    private final Sessions sessions;
    private final Switches switches;
    private volatile String authorization;
    private volatile int version;
    private volatile String demanded;

    Client(BayeuxServerImpl server, Sessions sessions, Limits limits, Switches switches) {
        super(server);
        this.sessions = sessions;
        this.switches = switches;
        this.demanded = demanded();
        double timeScale = Allowance.timeScale(limits);
        setTimeout(Math.max(SHORTEST_MS, (long) (LONGEST_POLL_MS / timeScale)));
        setMaxInterval(Math.max(SHORTEST_MS, (long) (LONGEST_ABSENCE_MS / timeScale)));
    }

    void begin(BayeuxContext handshake) {
        authorization = handshake.getHeader("Authorization");
        Matcher path = VERSION.matcher(handshake.getURL());
        version = path.find() ? Integer.parseInt(path.group(1)) : 0;
    }

    /** Whether the client shook hands with the same token; no other session may use its id. */
    boolean startedWith(String header) {
        return authorization == null || token(authorization).equals(token(header));
    }

    private static String token(String header) {
        return header.substring(header.lastIndexOf(' ') + 1);
    }

    /** Its next message is that of an unknown client; a poll that is held is answered. */
    boolean forget() {
        boolean known = getBayeuxServer().removeServerSession(this, true);
        flush(); // only now: who hears from the poll may send the next one at once
        return known;
    }

    /** A poll that is refused for its token leaves the events to the next one. */
    @Override
    public List<ServerMessage> takeQueue(List<ServerMessage.Mutable> replies) {
        if (replies.stream().noneMatch(Client::refused)) {
            return super.takeQueue(replies);
        }
        return isDisconnected()
                ? super.takeQueue(replies).stream()
                        .filter(ServerMessage::isMeta)
                        .toList()
                : List.of();
    }

    private static boolean refused(ServerMessage reply) {
        return Channel.META_CONNECT.equals(reply.getChannel())
                && !reply.isSuccessful()
                && !Refusal.DAILY_LIMIT.error().equals(reply.get(Message.ERROR_FIELD));
    }

    /** Counts as use of the token: it does not end by idleness while a client is connected. */
    boolean authenticated() {
        return authorization == null || sessions.accepts(authorization);
    }

    private String demanded() {
        return switches.text("streamRefusal");
    }

    @Override
    protected boolean sweep(long now) {
        boolean newlyDemanded = !demanded().equals(demanded);
        demanded = demanded();
        boolean ended = !authenticated();
        if (ended && version >= FIRST_WITH_DISCONNECT || newlyDemanded && demanded.equals("disconnect")) {
            disconnect();
            return true;
        }
        if (newlyDemanded && demanded.equals("unknown-client")) {
            return forget();
        }
        if (ended) {
            flush(); // answers a held poll, which is how its client learns
        }
        return super.sweep(now);
    }
}
