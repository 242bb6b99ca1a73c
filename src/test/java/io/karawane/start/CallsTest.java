package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What people cost in API calls, which both services count. */
class CallsTest extends Outbound {
    private final Map<String, Map<String, Long>> before = new HashMap<>();

    /** Calls of a service so far, by method and path. */
    private Map<String, Long> book(String service) {
        Map<String, Long> book = new TreeMap<>();
        for (JsonNode call : world.sandbox.calls().since(Instant.EPOCH).path("calls")) {
            if (call.path("service").asText().equals(service)) {
                book.merge(
                        call.path("method").asText() + " " + call.path("path").asText(),
                        call.path("count").asLong(),
                        Long::sum);
            }
        }
        return book;
    }

    private Map<String, Long> since(String service) {
        Map<String, Long> now = book(service);
        before.get(service).forEach((call, count) -> now.merge(call, -count, Long::sum));
        now.values().removeIf(count -> count == 0);
        return now;
    }

    private static long sum(Map<String, Long> book) {
        return book.values().stream().mapToLong(Long::longValue).sum();
    }

    @Test
    void aThousandNewLeadsCostAsFewCallsAsBothServicesAllow() {
        flowing("hourly");
        List<Map<String, Object>> leads = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            leads.add(Map.of(
                    "Email", "person.number" + i + "@some-company.example.org", "LastName", "L" + i, "Company", "C"));
        }
        for (int from = 0; from < 1000; from += 200) {
            world.sandbox.salesforce().insert("Lead", leads.subList(from, from + 200));
        }
        List.of("salesforce", "activecampaign").forEach(service -> before.put(service, book(service)));
        world.scan();
        await().atMost(Duration.ofMinutes(2)).until(() -> world.records("Lead").stream()
                .allMatch(lead -> lead.path(STATUS).asText().equals("Successfully synced")));
        world.awaitIdle();
        Map<String, Long> salesforce = since("salesforce");
        Map<String, Long> activecampaign = since("activecampaign");
        System.out.println("1000 new leads: " + salesforce + " " + activecampaign);
        assertThat(sum(activecampaign))
                .as("4 imports, 4 questions, 10 to read back: %s", activecampaign)
                .isLessThanOrEqualTo(19);
        assertThat(sum(salesforce)).as("%s", salesforce).isLessThanOrEqualTo(7);
    }

    @Test
    void aThousandContactsOnTheirWayToSalesforceCostFewToo() {
        world("hourly", newOnes(), newOnes()).set("karawane.inbound.batch-interval", "10m");
        running(world, "hourly");
        List<String> contacts = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            contacts.add(world.contact("person.number" + i + "@some-company.example.org", "F", "L" + i));
        }
        for (String round : List.of("new", "linked")) {
            List.of("salesforce", "activecampaign").forEach(service -> before.put(service, book(service)));
            contacts.forEach(contact ->
                    assertThat(world.post("lead", contact).statusCode()).isEqualTo(202));
            await().atMost(Duration.ofMinutes(2)).until(() -> world.backlog() == 0);
            world.awaitIdle();
            Map<String, Long> salesforce = since("salesforce");
            System.out.println("1000 contacts, " + round + ": " + salesforce + " " + since("activecampaign"));
            assertThat(sum(salesforce)).as("%s: %s", round, salesforce).isLessThanOrEqualTo(20);
        }
        assertThat(world.records("Lead")).hasSize(1000);
    }
}
