package io.karawane.sandbox.salesforce.streaming;

import io.karawane.sandbox.Limits;
import io.karawane.sandbox.Switches;
import io.karawane.sandbox.salesforce.oauth.Sessions;
import org.cometd.bayeux.server.BayeuxServer;
import org.cometd.bayeux.server.ServerChannel;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.bayeux.server.ServerSession;
import org.cometd.server.BayeuxServerImpl;
import org.cometd.server.DefaultSecurityPolicy;
import org.cometd.server.ServerSessionImpl;

/** A Bayeux server that speaks as Salesforce's does. */
final class SalesforceBayeux extends BayeuxServerImpl {
    private final Sessions sessions;
    private final Limits limits;
    private final Switches switches;

    SalesforceBayeux(Sessions sessions, EventLog log, Limits limits, Switches switches) {
        this.sessions = sessions;
        this.limits = limits;
        this.switches = switches;
        addExtension(new Gate(this, sessions, log, limits, switches));
        setSecurityPolicy(new DefaultSecurityPolicy() {
            @Override
            public boolean canPublish(
                    BayeuxServer server, ServerSession session, ServerChannel channel, ServerMessage message) {
                return false; // change events are delivered, not published
            }
        });
        addListener(new BayeuxServer.SessionListener() {
            @Override
            public void sessionRemoved(ServerSession session, ServerMessage message, boolean timeout) {
                log.forget(session);
            }
        });
    }

    @Override
    public ServerSessionImpl newServerSession() {
        return new Client(this, sessions, limits, switches);
    }

    void endStreams() {
        getSessions().forEach(session -> ((Client) session).forget());
    }

    @Override
    protected void unknownSession(ServerMessage.Mutable reply) {
        super.unknownSession(reply);
        reply.put(ServerMessage.ERROR_FIELD, Refusal.UNKNOWN_CLIENT.error());
    }
}
