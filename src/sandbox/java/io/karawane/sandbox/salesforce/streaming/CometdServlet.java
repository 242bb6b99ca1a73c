package io.karawane.sandbox.salesforce.streaming;

import io.karawane.sandbox.Limits;
import io.karawane.sandbox.Switches;
import io.karawane.sandbox.salesforce.oauth.Sessions;
import io.karawane.sandbox.salesforce.rest.Versions;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cometd.bayeux.server.BayeuxServer;
import org.cometd.server.BayeuxServerImpl;
import org.cometd.server.http.JSONHttpTransport;
import org.cometd.server.http.jakarta.CometDServlet;

/** {@code /cometd/63.0}, with the message's kind as a last part of the path or without. */
public final class CometdServlet extends CometDServlet {
    private static final Pattern PATH = Pattern.compile("/cometd/(\\d\\d)\\.0(?:/([a-z]*))?");
    private static final Set<String> KINDS =
            Set.of("", "handshake", "connect", "subscribe", "unsubscribe", "disconnect");
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
        Matcher path = PATH.matcher(request.getRequestURI());
        if (!path.matches()) {
            refuse(response, 400, "API version in the URI is mandatory. URI format: '/cometd/63.0'");
        } else if (!Versions.known(Integer.parseInt(path.group(1)))
                || path.group(2) != null && !KINDS.contains(path.group(2))) {
            refuse(response, 404, "The requested resource does not exist");
        } else if (request.getContentLengthLong() > LARGEST_POST) {
            // Unread, it would close the connection under the caller's next request.
            request.getInputStream().readAllBytes();
            refuse(response, 413, "Maximum Request Size Exceeded");
        } else if (switches.on("cometdHttp401") && !sessions.accepts(request)) {
            response.setStatus(401);
        } else {
            super.service(request, response);
        }
    }

    /** What CometD trips over was no proper message. */
    @Override
    protected void sendError(HttpServletRequest request, HttpServletResponse response, int code, Throwable failure) {
        boolean malformed = failure instanceof RuntimeException || failure instanceof IOException;
        try {
            refuse(response, malformed ? 400 : code, malformed ? "The messages are malformed" : "Request failed");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets all clients; polls that are held are answered. */
    public void reset() {
        if (getBayeuxServer() instanceof SalesforceBayeux server) {
            server.endStreams();
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
