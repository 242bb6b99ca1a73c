package io.karawane.sandbox.control;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.EndPoint;

/** The caller's TCP connection. */
record Connection(EndPoint endPoint) {

    void cut() {
        endPoint.close();
    }

    /** Closes with RST instead of FIN, as a crashed server or a firewall does. */
    void reset() {
        if (endPoint.getTransport() instanceof SocketChannel channel) {
            try {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
                channel.close();
            } catch (IOException e) {
                // the caller has gone already
            }
        }
        endPoint.close();
    }
}
