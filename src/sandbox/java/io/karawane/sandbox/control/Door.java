package io.karawane.sandbox.control;

import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server of one service. */
public final class Door implements AutoCloseable {
    private static final int LONGEST_SILENCE_MS = 600_000;

    private final Server server;
    private final ServerConnector connector;

    private Door(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /** @throws Exception if it cannot be opened, an IOException if the port is taken */
    public static Door open(State state, Port port, String host, int number) throws Exception {
        QueuedThreadPool threads = new QueuedThreadPool(100, 4);
        threads.setName("sandbox-" + port.name());
        threads.setDaemon(true);
        Server server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        // An external id may hold an encoded slash.
        http.setUriCompliance(UriCompliance.from("DEFAULT,AMBIGUOUS_PATH_SEPARATOR,AMBIGUOUS_PATH_ENCODING"));
        http.setRequestHeaderSize(64 * 1024); // 100 ids and a long SOQL query must fit into one line
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(number);
        connector.setIdleTimeout(LONGEST_SILENCE_MS);
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/", ServletContextHandler.NO_SESSIONS);
        ServletHolder control = new ServletHolder(new ControlServlet(state, port));
        control.setAsyncSupported(true);
        context.addServlet(control, "/sandbox/*");
        port.service().register(context);
        Gate gate = new Gate(port.name(), port.limits(), port.rules(), state.calls());
        gate.setHandler(context);
        server.setHandler(gate);
        Door door = new Door(server, connector);
        try {
            server.start();
        } catch (Exception e) {
            door.close();
            throw e;
        }
        return door;
    }

    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
