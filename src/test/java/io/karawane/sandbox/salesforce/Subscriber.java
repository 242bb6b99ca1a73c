package io.karawane.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A streaming client that posts Bayeux messages by hand. */
final class Subscriber {
    private final RunningOrg org;
    private final String path;
    private String clientId = "";

    Subscriber(RunningOrg org) {
        this(org, "63.0");
    }

    Subscriber(RunningOrg org, String apiVersion) {
        this.org = org;
        this.path = "/cometd/" + apiVersion;
    }

    static Subscriber connected(RunningOrg org) {
        return connected(org, "63.0");
    }

    static Subscriber connected(RunningOrg org, String apiVersion) {
        Subscriber subscriber = new Subscriber(org, apiVersion);
        subscriber.handshake();
        subscriber.connect(0);
        return subscriber;
    }

    static Subscriber on(RunningOrg org, String channel, long replayId) {
        Subscriber subscriber = connected(org);
        subscriber.subscribe(channel, replayId);
        return subscriber;
    }

    /** Posts one message to the path of its kind and returns all that is answered. */
    JsonNode send(String kind, String rest) {
        return send(kind, rest, Map.of());
    }

    private JsonNode send(String kind, String rest, Map<String, String> headers) {
        String client = clientId.isEmpty() ? "" : ",'clientId':'" + clientId + "'";
        String message = "[{'channel':'/meta/" + kind + "','id':'1'" + client + rest + "}]";
        return org.call("POST", path + "/" + kind, RunningOrg.json(message), headers)
                .json();
    }

    JsonNode publish(String channel) {
        String message = "[{'channel':'" + channel + "','clientId':'" + clientId + "','data':{'payload':{}}}]";
        return org.post(path, RunningOrg.json(message)).json();
    }

    JsonNode handshake() {
        JsonNode reply = send(
                        "handshake",
                        ",'version':'1.0','supportedConnectionTypes':['long-polling'],'ext':{'replay':true}")
                .path(0);
        clientId = reply.path("clientId").asText();
        return reply;
    }

    JsonNode connect(long timeoutMillis) {
        return send("connect", ",'connectionType':'long-polling','advice':{'timeout':" + timeoutMillis + "}");
    }

    /** Polls with other headers than usual. */
    JsonNode connect(Map<String, String> headers) {
        return send("connect", ",'connectionType':'long-polling','advice':{'timeout':0}", headers);
    }

    JsonNode subscribe(String channel, long replayId) {
        return subscribe(channel, String.valueOf(replayId));
    }

    /** @param replayId as JSON */
    JsonNode subscribe(String channel, String replayId) {
        return send(
                        "subscribe",
                        ",'subscription':'" + channel + "','ext':{'replay':{'" + channel + "':" + replayId + "}}")
                .path(0);
    }

    /** Polls until {@code count} events have come; fails after ten seconds without any. */
    List<JsonNode> events(int count) {
        List<JsonNode> events = new ArrayList<>();
        while (events.size() < count) {
            int before = events.size();
            connect(10_000).forEach(message -> {
                if (message.path("channel").asText().startsWith("/data/")) {
                    events.add(message.path("data"));
                }
            });
            if (events.size() == before) {
                throw new AssertionError("only " + events.size() + " of " + count + " events came");
            }
        }
        return events;
    }

    List<JsonNode> payloads(int count) {
        return events(count).stream().map(event -> event.path("payload")).toList();
    }
}
