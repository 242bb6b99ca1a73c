package io.karawane.sandbox.salesforce.streaming;

import io.karawane.sandbox.Switches;
import io.karawane.sandbox.salesforce.oauth.Sessions;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.cometd.bayeux.server.BayeuxServer;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.bayeux.server.ServerSession;
import org.cometd.server.BayeuxServerImpl;
import org.cometd.server.http.JSONHttpTransport;
import org.cometd.server.http.jakarta.CometDServlet;

/** {@code /cometd/63.0}, with the message's kind as a last part of the path or without. */
public final class CometdServlet extends CometDServlet {
    private static final Pattern PATH = Pattern.compile("/cometd/\\d\\d\\.0/?[a-z]*");

    private final transient Sessions sessions;
    private final transient EventLog log;
    private final transient Switches switches;

    public CometdServlet(Sessions sessions, EventLog log, Switches switches) {
        this.sessions = sessions;
        this.log = log;
        this.switches = switches;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (!PATH.matcher(request.getRequestURI()).matches()) {
            response.setStatus(404);
        } else if (switches.on("cometdHttp401") && !sessions.accepts(request)) {
            response.setStatus(401);
        } else {
            super.service(request, response);
        }
    }

    @Override
    protected BayeuxServer newBayeuxServer() {
        BayeuxServerImpl server = new SalesforceBayeux();
        server.setOption(BayeuxServerImpl.TRANSPORTS_OPTION, JSONHttpTransport.class.getName());
        server.setOption(BayeuxServerImpl.ALLOWED_TRANSPORTS_OPTION, "long-polling");
        server.setOption("timeout", 110_000);
        server.setOption("interval", 0);
        server.setOption("maxInterval", 40_000);
        server.setOption("maxMessageSize", 32_768);
        server.setOption("maxSessionsPerBrowser", -1);
        // A client id is enough: camel-salesforce returns no cookies.
        server.setOption("trustClientSession", true);
        // Events come in replies to /meta/connect only, before the reply itself.
        server.setOption("metaConnectDeliverOnly", true);
        server.addExtension(new Gate(sessions, log));
        server.addListener(new BayeuxServer.SessionListener() {
            @Override
            public void sessionRemoved(ServerSession session, ServerMessage message, boolean timeout) {
                log.forget(session);
            }
        });
        return server;
    }

    private static final class SalesforceBayeux extends BayeuxServerImpl {
        @Override
        protected void unknownSession(ServerMessage.Mutable reply) {
            super.unknownSession(reply);
            reply.put(ServerMessage.ERROR_FIELD, "403::Unknown client");
        }
    }
}
