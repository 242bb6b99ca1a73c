package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.karawane.cli.Terminal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What somebody has to do something about is listed until something newer is known. */
class ErrorsTest extends Outbound {
    private static final String MANAGER = "manager-0123456789abcdef0123456789abcdef";
    private static final String USER = "user-0123456789abcdef0123456789abcdef";

    @RegisterExtension
    final Terminal terminal = new Terminal();

    private int errors(String... words) {
        terminal.clear();
        String[] all = new String[words.length + 1];
        all[0] = "errors";
        System.arraycopy(words, 0, all, 1, words.length);
        return world.execute(all);
    }

    private JsonNode listed() {
        try {
            errors("list", "--json");
            return new ObjectMapper().readTree(terminal.out()).path("items");
        } catch (IOException e) {
            throw new IllegalStateException(terminal.err(), e);
        }
    }

    private void refuseContacts() {
        world.activecampaignFaults(List.of(Map.of(
                "match",
                Map.of("method", "POST", "path", "/api/3/contact/sync"),
                "then",
                Map.of("status", 422, "body", "{\"errors\":[{\"title\":\"not today\"}]}"))));
    }

    @Test
    void whatIsMendedInSalesforceLeavesTheListAndWhatIsRetriedIsSynced() {
        flowing("hourly");
        refuseContacts();
        String refused = world.lead(Map.of("Email", "refused@example.org"));
        String silent = world.lead(Map.of("LastName", "Silent"));
        world.scan();
        awaitReason(silent, "no-email");
        awaitReason(refused, "rejected");
        assertThat(errors("list")).isEqualTo(1);
        assertThat(terminal.out())
                .contains("no-email · 1", silent, "rejected · 1", refused, "not today", "→ ")
                .doesNotContain("refused@example.org");
        assertThat(errors("list", "--reason", "no-emai")).isEqualTo(2);
        assertThat(terminal.err()).contains("did you mean no-email?");

        world.sandbox.salesforce().update("Lead", silent, Map.of("Email", "silent@example.org"));
        world.activecampaignFaults(List.of()).scan();
        awaitReason(silent, "synced");
        assertThat(listed()).hasSize(1);
        String id = listed().get(0).path("id").asText();
        assertThat(errors("show", id)).isZero();
        assertThat(terminal.out()).contains("rejected", "not today", refused);
        assertThat(errors("retry", id)).isZero();
        awaitReason(refused, "synced");
        assertThat(world.reasons(refused)).containsExactly("rejected", "retried", "synced");
        assertThat(errors("list")).isZero();
        assertThat(errors("retry", id)).isEqualTo(1);
        assertThat(terminal.err()).contains("there is no open error " + id);
    }

    @Test
    void aFieldThatWasLeftOutStaysListedAlthoughTheRecordIsSyncedAndAnotherTrySendsItAnew() {
        world("hourly", newOnes(), "{ select: none }").file("lead.mapping.yaml", """
                mapping: lead
                format: 1
                salesforce: Lead
                activecampaign: contact
                fields:
                  - { salesforce: LastName, activecampaign: lastName }
                  - { salesforce: Email, activecampaign: email, key: true }
                  - { salesforce: Title, activecampaign: firstName, direction: to-activecampaign, table: titles, badValue: skip-field }
                tables:
                  titles: { Dr.: Doctor }
                """);
        running(world, "hourly");
        String lead = synced("hourly", "Lead", Map.of("Email", "titled@example.org", "Title", "Prof."));
        world.scan();
        awaitReason(lead, "echo");
        assertThat(listed()).singleElement().satisfies(error -> {
            assertThat(error.path("reason").asText()).isEqualTo("bad-value");
            assertThat(error.path("field").asText()).isEqualTo("firstName");
        });
        assertThat(errors("retry", "--reason", "bad-value")).isZero();
        assertThat(terminal.err()).contains("1 wait again");
        await().atMost(Duration.ofSeconds(20)).until(() -> Collections.frequency(world.reasons(lead), "synced") == 2);
        assertThat(listed()).hasSize(1);
        assertThat(errors("discard", "--all")).isZero();
        assertThat(listed()).isEmpty();
        assertThat(world.details(lead)).last().asString().startsWith("error ").contains(", by the command line, ");
    }

    @Test
    void theInboundLaneHasTheSameListAndCsvTakesItElsewhere() {
        flowing("hourly");
        world.salesforceFaults(List.of());
        String nameless = world.contact("nameless@example.org", "Only", "");
        world.post("lead", nameless);
        awaitReason(nameless, "required-missing");
        assertThat(errors("export", "--object", "lead")).isZero();
        assertThat(terminal.out().lines().toList())
                .hasSize(2)
                .first()
                .isEqualTo("id,at,lane,object,salesforceId,activecampaignId,reason,field,detail,mapping,title,action");
        assertThat(terminal.out()).contains(",inbound,Lead,,%s,required-missing,LastName,".formatted(nameless));
        world.activecampaign("PUT", "contacts/" + nameless, Map.of("contact", Map.of("lastName", "Named")));
        assertThat(errors("retry", "--object", "lead")).isZero();
        awaitReason(nameless, "synced");
        assertThat(listed()).isEmpty();
        assertThat(errors("retry")).isEqualTo(2);
        assertThat(terminal.err()).contains("which errors?");
    }

    @Test
    void withoutAnInstanceTheListIsReadByTheCommandItself() {
        flowing("hourly");
        String silent = world.lead(Map.of("LastName", "Silent"));
        world.scan();
        awaitReason(silent, "no-email");
        world.stop();
        assertThat(listed()).singleElement().satisfies(error -> assertThat(
                        error.path("salesforceId").asText())
                .isEqualTo(silent));
    }

    @Test
    void theApiHasTheSameListForManagersAndNamesWhoActed() {
        world("hourly", newOnes(), newOnes())
                .set("karawane.api.manager-tokens", MANAGER)
                .set("karawane.api.user-tokens", USER);
        running(world, "hourly");
        String silent = world.lead(Map.of("LastName", "Silent"));
        String other = world.lead(Map.of("LastName", "Other"));
        world.scan();
        awaitReason(silent, "no-email");
        awaitReason(other, "no-email");
        assertThat(call("GET", "errors", USER).statusCode()).isEqualTo(403);
        assertThat(call("GET", "errors?reason=nonsense", MANAGER).statusCode()).isEqualTo(400);
        assertThat(call("GET", "errors?limit=many", MANAGER).statusCode()).isEqualTo(400);
        assertThat(call("GET", "errors?lane=inbond", MANAGER).body()).contains("did you mean inbound?");
        assertThat(body(call("GET", "errors?object=lead", MANAGER)).path("items"))
                .hasSize(2);
        JsonNode first = body(call("GET", "errors?limit=1", MANAGER));
        assertThat(first.path("items")).hasSize(1);
        assertThat(first.at("/items/0/title").asText()).startsWith("Der Datensatz hat keine");
        JsonNode second =
                body(call("GET", "errors?limit=1&before=" + first.path("next").asText(), MANAGER));
        assertThat(List.of(first, second))
                .extracting(page -> page.at("/items/0/salesforceId").asText())
                .containsExactlyInAnyOrder(silent, other);
        String id = first.at("/items/0/id").asText();
        String record = first.at("/items/0/salesforceId").asText();
        assertThat(body(call("POST", "errors/" + id + "/discard", MANAGER))
                        .path("state")
                        .asText())
                .isEqualTo("discarded");
        assertThat(world.details(record)).last().isEqualTo("error " + id + ", by 005A");
        assertThat(call("POST", "errors/" + id + "/retry", MANAGER).statusCode())
                .isEqualTo(404);
        assertThat(call("POST", "errors/x/retry", MANAGER).statusCode()).isEqualTo(400);
        assertThat(call("GET", "errors/" + id + "/retry", MANAGER).statusCode()).isEqualTo(404);
        String left = second.at("/items/0/id").asText();
        assertThat(body(call("POST", "errors/" + left + "/retry", MANAGER))
                        .path("state")
                        .asText())
                .isEqualTo("waiting");
    }

    private HttpResponse<String> call(String method, String path, String token) {
        return world.send(HttpRequest.newBuilder(URI.create(world.url("/api/v1/" + path)))
                .header("Authorization", "Bearer " + token)
                .header("Accept-Language", "de-AT, en;q=0.5")
                .header("X-Salesforce-User", "005A")
                .method(method, BodyPublishers.noBody()));
    }

    private static JsonNode body(HttpResponse<String> answer) {
        try {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
