package io.karawane.sandbox.salesforce.streaming;

import io.karawane.sandbox.Limits;
import io.karawane.sandbox.Switches;
import io.karawane.sandbox.salesforce.oauth.Sessions;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.cometd.bayeux.server.BayeuxServer;
import org.cometd.server.BayeuxServerImpl;
import org.cometd.server.http.JSONHttpTransport;
import org.cometd.server.http.jakarta.CometDServlet;

/** {@code /cometd/63.0}, with the message's kind as a last part of the path or without. */
public final class CometdServlet extends CometDServlet {
    private static final Pattern PATH = Pattern.compile("/cometd/\\d\\d\\.0/?[a-z]*");
    private static final int LARGEST_POST = 32_768;
    private static final int LOOK_EVERY_MS = 200;

    private final transient Sessions sessions;
    private final transient EventLog log;
    private final transient Limits limits;
    private final transient Switches switches;

    public CometdServlet(Sessions sessions, EventLog log, Limits limits, Switches switches) {
        this.sessions = sessions;
        this.log = log;
        this.limits = limits;
        this.switches = switches;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (!PATH.matcher(request.getRequestURI()).matches()) {
            refuse(response, 400, "API version in the URI is mandatory. URI format: '/cometd/63.0'");
        } else if (request.getContentLengthLong() > LARGEST_POST) {
            refuse(response, 413, "Maximum Request Size Exceeded");
        } else if (switches.on("cometdHttp401") && !sessions.accepts(request)) {
            response.setStatus(401);
        } else {
            super.service(request, response);
        }
    }

    private static void refuse(HttpServletResponse response, int status, String text) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().print(status + "::" + text);
    }

    @Override
    protected BayeuxServer newBayeuxServer() {
        BayeuxServerImpl server = new SalesforceBayeux(sessions, log, limits, switches);
        server.setOption(BayeuxServerImpl.TRANSPORTS_OPTION, JSONHttpTransport.class.getName());
        server.setOption(BayeuxServerImpl.ALLOWED_TRANSPORTS_OPTION, "long-polling");
        server.setOption(BayeuxServerImpl.SWEEP_PERIOD_OPTION, LOOK_EVERY_MS);
        server.setOption("interval", 0);
        server.setOption("maxMessageSize", LARGEST_POST);
        server.setOption("maxSessionsPerBrowser", -1);
        // A client id is enough: camel-salesforce returns no cookies.
        server.setOption("trustClientSession", true);
        // Events come in replies to /meta/connect only, before the reply itself.
        server.setOption("metaConnectDeliverOnly", true);
        return server;
    }
}
