package io.karawane.sandbox.salesforce.streaming;

import io.karawane.sandbox.Limits;
import io.karawane.sandbox.Switches;
import io.karawane.sandbox.salesforce.oauth.Sessions;
import io.karawane.sandbox.salesforce.wire.Allowance;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cometd.bayeux.server.BayeuxContext;
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
            flush();
            return getBayeuxServer().removeServerSession(this, true);
        }
        if (ended) {
            flush(); // answers a held poll, which is how its client learns
        }
        return super.sweep(now);
    }
}
