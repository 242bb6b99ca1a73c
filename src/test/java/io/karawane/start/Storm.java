package io.karawane.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Trouble of both services that comes and goes, the event stream's above all. */
final class Storm {
    private static final String DATA = "/services/data/v63.0/";
    private static final String STREAM = "/cometd/63.0/";

    private static final List<Map<String, Object>> SALESFORCE = List.of(
            fault(DATA + "query*", 1, Map.of("reset", true)),
            fault(DATA + "query*", 1, Map.of("truncate", true)),
            fault(DATA + "composite/*", 1, Map.of("reset", true)),
            fault(DATA + "composite/*", 1, Map.of("truncate", true)),
            fault(DATA + "*", 2, Map.of("status", 503, "html", true)));

    private static final List<Map<String, Object>> EVENTS = List.of(
            fault(STREAM + "connect", 1, Map.of("freezeStream", true)),
            fault(STREAM + "connect", 1, Map.of("status", 401)),
            fault(STREAM + "connect", 2, Map.of("status", 503)),
            fault(STREAM + "connect", 1, Map.of("reset", true)),
            fault(STREAM + "connect", 1, Map.of("truncate", true)),
            fault(STREAM + "*", 2, Map.of("status", 503)));

    private static final List<Map<String, Object>> ACTIVECAMPAIGN = List.of(
            fault("/api/3/import/bulk_import", 1, Map.of("status", 429, "headers", Map.of("Retry-After", "1"))),
            fault("/api/3/import/bulk_import", 1, Map.of("reset", true)),
            fault("/api/3/import/bulk_import", 1, Map.of("truncate", true)),
            fault("/api/3/import/info", 2, Map.of("status", 503)),
            fault("/api/3/contact/sync", 1, Map.of("reset", true)),
            fault("/api/3/contact/sync", 1, Map.of("status", 503, "html", true)),
            fault("/api/3/contacts*", 1, Map.of("truncate", true)),
            fault("/api/3/contacts*", 1, Map.of("reset", true)),
            fault("/api/3/contactTags", 1, Map.of("reset", true)),
            fault("/api/3/*", 1, Map.of("status", 429, "headers", Map.of("Retry-After", "2"))));

    private final World world;
    private final List<String> struck = new ArrayList<>();

    Storm(World world) {
        this.world = world;
    }

    private static Map<String, Object> fault(String path, int times, Map<String, Object> then) {
        return Map.of("match", Map.of("path", path, "times", times), "then", then);
    }

    /** One more trouble. */
    void strike(Chance chance) {
        switch (chance.below(10)) {
            case 0 -> salesforce(chance.some(1, SALESFORCE));
            case 1 -> activecampaign(chance.some(1, ACTIVECAMPAIGN));
            case 2, 3, 4, 5, 6 -> salesforce(chance.some(1, EVENTS));
            case 7 -> special("end-sessions", "", Map.of());
            case 8 -> special("expire-events", "", Map.of());
            default -> limit(chance);
        }
    }

    private void limit(Chance chance) {
        if (chance.in(50)) {
            special(
                    "limits",
                    world.sandbox.salesforceUrl(),
                    Map.of("changeEventsPerDay", chance.in(50) ? 1 : 1_000_000));
        } else {
            String url = chance.in(50) ? world.sandbox.salesforceUrl() : world.sandbox.activecampaignUrl();
            special("limits", url, Map.of("latencyMs", chance.below(30)));
        }
    }

    private void special(String call, String url, Map<String, Object> body) {
        struck.add(call + body);
        world.control(url.isEmpty() ? world.sandbox.salesforceUrl() : url, call, body);
    }

    private void salesforce(List<Map<String, Object>> faults) {
        struck.add(faults.toString());
        world.salesforceFaults(faults);
    }

    private void activecampaign(List<Map<String, Object>> faults) {
        struck.add(faults.toString());
        world.activecampaignFaults(faults);
    }

    void end() {
        world.salesforceFaults(List.of()).activecampaignFaults(List.of());
        world.control(world.sandbox.salesforceUrl(), "limits", Map.of("latencyMs", 0, "changeEventsPerDay", 1_000_000));
        world.control(world.sandbox.activecampaignUrl(), "limits", Map.of("latencyMs", 0));
    }

    /** What it was, in its order. */
    List<String> struck() {
        return struck;
    }
}
