package io.karawane.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import io.karawane.sandbox.Limits;
import io.karawane.sandbox.Switches;
import io.karawane.sandbox.activecampaign.ActiveCampaignService;
import io.karawane.sandbox.salesforce.SalesforceService;
import java.time.Instant;
import java.util.List;

/** What both ports share. */
public final class State {
    private final Switches switches = new Switches();
    private final CallBook calls = new CallBook();
    private final SalesforceService salesforce;
    private final ActiveCampaignService activecampaign;
    private final Port salesforcePort;
    private final Port activecampaignPort;
    private final long usualSeed;

    /** @param usualSeed what the seeding starts from unless it is told otherwise */
    public State(long usualSeed) {
        this.usualSeed = usualSeed;
        Limits salesforceLimits = new Limits();
        salesforce = new SalesforceService(switches, salesforceLimits);
        salesforcePort = new Port("salesforce", salesforce, salesforceLimits, new Rules());
        Limits activecampaignLimits = new Limits();
        activecampaign = new ActiveCampaignService(switches, activecampaignLimits);
        activecampaignPort = new Port("activecampaign", activecampaign, activecampaignLimits, new Rules());
    }

    public SalesforceService salesforce() {
        return salesforce;
    }

    public ActiveCampaignService activecampaign() {
        return activecampaign;
    }

    public List<Port> ports() {
        return List.of(salesforcePort, activecampaignPort);
    }

    public Switches switches() {
        return switches;
    }

    public CallBook calls() {
        return calls;
    }

    long usualSeed() {
        return usualSeed;
    }

    public void reset() {
        switches.reset();
        for (Port port : ports()) {
            port.rules().clear();
            port.limits().reset();
            port.service().reset();
        }
        calls.clear();
    }

    /** The answer to {@code GET /sandbox/status}: what the status page shows. */
    ObjectNode status() {
        ObjectNode status = Json.object();
        for (Port port : ports()) {
            ObjectNode service = status.putObject(port.name());
            port.service().counts().forEach(service.putObject("rows")::put);
            service.set("limits", port.limits().json());
            service.put("faults", port.rules().size());
        }
        status.set("switches", switches.json());
        status.set("calls", calls.since(Instant.EPOCH).path("calls"));
        status.set("recent", calls.recent());
        return status;
    }

    /** The answer to {@code GET /sandbox/dump}. */
    public ObjectNode dump() {
        ObjectNode dump = Json.object();
        ports().forEach(port -> dump.set(port.name(), port.service().dump()));
        return dump;
    }
}
