package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Only what we wrote ourselves is an echo. */
class EchoTest extends Outbound {
    @Test
    void anEditBetweenOurWriteAndItsReadBackIsNoEchoOfOurs() {
        flowing("realtime");
        String lead = synced("realtime", "Lead", Map.of("Email", "kim@example.org", "FirstName", "Kim"));
        String contact = carried("Lead", lead);
        world.activecampaign("PUT", "contacts/" + contact, Map.of("contact", Map.of("firstName", "Kimberley")));
        world.salesforceFaults(List.of(Map.of(
                "match",
                Map.of("method", "PATCH", "path", "/services/data/v63.0/composite/*", "times", 1),
                "then",
                Map.of("delayMs", 3000))));
        world.post("lead", contact);
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        world.record("Lead", lead).path("FirstName").asText().equals("Kimberley"));
        world.sandbox.salesforce().update("Lead", lead, Map.of("Phone", "+49 30 99"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> world.inbound(contact).contains("synced"));
        world.awaitIdle();
        assertThat(world.contacts("kim@example.org")).singleElement().satisfies(left -> assertThat(
                        left.path("phone").asText())
                .as("journal: %s", world.reasons(lead))
                .isEqualTo("+49 30 99"));
    }
}
