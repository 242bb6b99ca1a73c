package io.karawane.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.sandbox.Json;
import io.karawane.sandbox.seed.Plan;
import io.karawane.sandbox.seed.Seed;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The calls below {@code /sandbox}, as one port answers them. */
final class Controls {
    private final State state;
    private final Port port;

    Controls(State state, Port port) {
        this.state = state;
        this.port = port;
    }

    /** @return null if there is no such call */
    JsonNode answer(String call, String[] path, JsonNode body, String since) {
        return switch (call) {
            case "GET calls" -> state.calls().since(time(since));
            case "GET status" -> state.status();
            case "GET dump" -> state.dump();
            case "POST reset" -> done(state::reset);
            case "POST seed" -> seed(body);
            case "POST faults" -> done(() -> port.rules().replace(body));
            case "POST limits" ->
                done(() -> body.properties()
                        .forEach(limit -> port.limits().set(limit.getKey(), number(limit.getValue()))));
            case "POST switches" ->
                done(() ->
                        body.properties().forEach(each -> state.switches().set(each.getKey(), value(each.getValue()))));
            case "POST automations" -> state.activecampaign().defineAutomation(body);
            case "POST automations reach" -> state.activecampaign().reach(path[1], texts(body.path("contacts")));
            case "POST activities" ->
                done(() -> state.activecampaign().plant(body.path("contact").asText(), body.path("events")));
            default -> SalesforceControls.answer(state.salesforce(), call, path, body);
        };
    }

    private JsonNode seed(JsonNode body) {
        return new Seed(state.salesforce(), state.activecampaign())
                .sow(Plan.read(body, state.usualSeed()))
                .counts();
    }

    static JsonNode done(Runnable change) {
        change.run();
        return Json.object();
    }

    private static Instant time(String text) {
        try {
            return text == null ? Instant.EPOCH : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'since' is not an ISO time: " + text, e);
        }
    }

    private static double number(JsonNode value) {
        if (!value.isNumber() || value.asDouble() < 0) {
            throw new IllegalArgumentException("not a limit: " + value);
        }
        return value.asDouble();
    }

    private static Object value(JsonNode value) {
        return value.isBoolean() ? value.asBoolean() : value.asText();
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
