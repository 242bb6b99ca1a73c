package io.karawane.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.activecampaign.ActiveCampaignService;
import io.karawane.sandbox.control.CallBook;
import io.karawane.sandbox.control.Door;
import io.karawane.sandbox.control.Port;
import io.karawane.sandbox.control.PubSubDoor;
import io.karawane.sandbox.control.State;
import io.karawane.sandbox.salesforce.SalesforceService;
import io.karawane.sandbox.seed.Plan;
import io.karawane.sandbox.seed.Seed;
import io.karawane.sandbox.seed.Seeded;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Both simulated services, each on its own port, with one shared set of control calls. */
public final class Sandbox implements AutoCloseable {
    private static final long USUAL_SEED = 42;

    private final State state;
    private final String host;
    private final Door salesforceDoor;
    private final Door activecampaignDoor;
    private final PubSubDoor pubSubDoor;

    private Sandbox(State state, String host, int salesforcePort, int activecampaignPort, int pubSubPort)
            throws IOException {
        this.state = state;
        this.host = host;
        List<AutoCloseable> opened = new ArrayList<>();
        try {
            salesforceDoor = open(state.ports().get(0), salesforcePort);
            opened.add(salesforceDoor);
            activecampaignDoor = open(state.ports().get(1), activecampaignPort);
            opened.add(activecampaignDoor);
            pubSubDoor = openPubSub(pubSubPort);
        } catch (IOException e) {
            close(opened);
            throw e;
        }
        state.activecampaign().locatedAt(activecampaignUrl());
    }

    private static void close(List<AutoCloseable> doors) {
        for (AutoCloseable door : doors) {
            try {
                door.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Starts on loopback, the Pub/Sub API on any free port; port 0 takes any free one. */
    public static Sandbox start(int salesforcePort, int activecampaignPort) throws IOException {
        return new Sandbox(new State(USUAL_SEED), "127.0.0.1", salesforcePort, activecampaignPort, 0);
    }

    public static void main(String... arguments) throws InterruptedException {
        if (List.of(arguments).contains("--help")) {
            System.out.println(Options.USAGE);
            return;
        }
        try {
            Options options = Options.read(arguments);
            new Sandbox(
                    new State(options.seed()),
                    options.host(),
                    options.salesforcePort(),
                    options.activecampaignPort(),
                    options.pubSubPort());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(Options.USAGE);
            System.exit(2);
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        System.out.println("sandbox ready");
        Thread.currentThread().join(); // until it is killed
    }

    private PubSubDoor openPubSub(int number) throws IOException {
        try {
            return PubSubDoor.open(state, state.ports().get(0), host, number);
        } catch (IOException e) {
            throw new IOException("cannot open port " + number + " for the Pub/Sub API: " + e.getMessage(), e);
        }
    }

    private Door open(Port port, int number) throws IOException {
        try {
            return Door.open(state, port, host, number);
        } catch (IOException e) {
            throw new IOException("cannot open port " + number + " for " + port.name() + ": " + e.getMessage(), e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public String salesforceUrl() {
        return "http://" + host + ":" + salesforceDoor.port();
    }

    public String activecampaignUrl() {
        return "http://" + host + ":" + activecampaignDoor.port();
    }

    /** Of the Pub/Sub API: gRPC without TLS. */
    public int pubSubPort() {
        return pubSubDoor.port();
    }

    public SalesforceService salesforce() {
        return state.salesforce();
    }

    public ActiveCampaignService activecampaign() {
        return state.activecampaign();
    }

    public CallBook calls() {
        return state.calls();
    }

    public Switches switches() {
        return state.switches();
    }

    public Limits salesforceLimits() {
        return state.ports().get(0).limits();
    }

    public Limits activecampaignLimits() {
        return state.ports().get(1).limits();
    }

    public void reset() {
        state.reset();
    }

    public Seeded seed(Plan plan) {
        return new Seed(salesforce(), activecampaign()).sow(plan);
    }

    /** The same as {@code GET /sandbox/dump}. */
    public ObjectNode dump() {
        return state.dump();
    }

    @Override
    public void close() {
        close(List.of(pubSubDoor, salesforceDoor, activecampaignDoor));
        salesforce().close();
        activecampaign().close();
    }
}
