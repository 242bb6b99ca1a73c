package io.karawane.sandbox.control;

import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;

/** The server of Salesforce's Pub/Sub API: gRPC without TLS. */
public final class PubSubDoor implements AutoCloseable {
    private final Server server;

    private PubSubDoor(Server server) {
        this.server = server;
    }

    /** @throws IOException if the port is taken */
    public static PubSubDoor open(State state, Port port, String host, int number) throws IOException {
        Server server = NettyServerBuilder.forAddress(new InetSocketAddress(host, number))
                .addService(state.salesforce().pubSub())
                .intercept(new PubSubGate(port, state.calls()))
                .build();
        return new PubSubDoor(server.start());
    }

    public int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
