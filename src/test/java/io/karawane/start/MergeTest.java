package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that are merged in Salesforce: one of them is left, and one contact. */
class MergeTest extends Outbound {
    private static final String MARKED = "{ select: marked }";

    @ParameterizedTest
    @ValueSource(strings = {"hourly", "realtime"})
    void theLinkOfTheLoserGoesToTheWinnerAndNoSecondContactComesUp(String schedule) {
        running(world(schedule, MARKED, MARKED), schedule);
        String loser = synced(schedule, "Lead", Map.of("Email", "old@example.org", STATUS, "Waiting for next sync"));
        String winner = world.lead(Map.of("Email", "new@example.org", "FirstName", "Winner"));
        String contact = carried("Lead", loser);
        world.sandbox.salesforce().merge("Lead", winner, List.of(loser));
        noticed(schedule);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(carried("Lead", winner)).isEqualTo(contact));
        world.awaitIdle();
        assertThat(world.reasons(loser)).contains("merged").doesNotContain("deleted");
        assertThat(world.link("Lead", loser)).isEqualTo("closed: merged");
        assertThat(world.link("Lead", winner)).isEqualTo(contact);
        assertThat(status("Lead", winner)).isEqualTo("Successfully synced");
        assertThat(world.contacts("old@example.org")).isEmpty();
        assertThat(world.contacts("new@example.org")).singleElement().satisfies(left -> {
            assertThat(left.path("id").asText()).isEqualTo(contact);
            assertThat(left.path("firstName").asText()).isEqualTo("Winner");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"hourly", "realtime"})
    void aWinnerWithAContactOfItsOwnKeepsItAndTheLosersContactIsClosedAndJournalled(String schedule) {
        flowing(schedule);
        String loser = synced(schedule, "Contact", Map.of("Email", "loser@example.org"));
        String winner = synced(schedule, "Contact", Map.of("Email", "winner@example.org"));
        String lost = carried("Contact", loser);
        String kept = carried("Contact", winner);
        world.sandbox.salesforce().merge("Contact", winner, List.of(loser));
        noticed(schedule);
        awaitReason(loser, "merged");
        world.awaitIdle();
        assertThat(carried("Contact", winner)).isEqualTo(kept);
        assertThat(world.link("Contact", winner)).isEqualTo(kept);
        assertThat(world.link("Contact", loser)).isEqualTo("closed: merged");
        assertThat(world.contacts("loser@example.org")).as("it stays").hasSize(1);
        assertThat(world.reasons(lost)).contains("merged");
        assertThat(world.details(loser))
                .contains("into " + winner + "; ActiveCampaign contact " + lost
                        + " is left, as that one has ActiveCampaign contact " + kept);
    }

    @Test
    void aWinnerThatTookOverTheLosersIdHoldsTheLosersContact() {
        flowing("hourly");
        String loser = synced("hourly", "Lead", Map.of("Email", "loser@example.org"));
        String winner = synced("hourly", "Lead", Map.of("Email", "winner@example.org"));
        String taken = carried("Lead", loser);
        world.sandbox.salesforce().merge("Lead", winner, List.of(loser));
        world.sandbox.salesforce().update("Lead", winner, Map.of(ID, taken, "Email", "loser@example.org"));
        world.scan();
        awaitReason(loser, "merged");
        world.awaitIdle();
        assertThat(world.link("Lead", winner)).isEqualTo(taken);
        assertThat(carried("Lead", winner)).isEqualTo(taken);
        assertThat(world.reasons(winner)).doesNotContain("id-conflict", "email-taken");
        assertThat(world.contacts("loser@example.org")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hourly", "realtime"})
    void ofTwoLosersTheFirstOnesContactGoesToAWinnerWithoutOne(String schedule) {
        flowing(schedule);
        String one = synced(schedule, "Lead", Map.of("Email", "one@example.org"));
        String two = synced(schedule, "Lead", Map.of("Email", "two@example.org"));
        String contact = carried("Lead", one);
        String winner = world.lead(Map.of("LastName", "Winner"));
        world.sandbox.salesforce().merge("Lead", winner, List.of(one, two));
        noticed(schedule);
        awaitReason(one, "merged");
        awaitReason(two, "merged");
        world.awaitIdle();
        assertThat(world.link("Lead", winner)).isEqualTo(contact);
        assertThat(world.reasons(winner)).as("it has no address").contains("no-email");
        world.sandbox.salesforce().update("Lead", winner, Map.of("Email", "two@example.org"));
        noticed(schedule);
        awaitReason(winner, "email-taken");
        assertThat(world.contacts("one@example.org")).hasSize(1);
        assertThat(world.contacts("two@example.org")).hasSize(1);
    }

    @Test
    void aDuplicateThatWinsTheMergeTakesTheContactOver() {
        flowing("hourly");
        String holder = synced("hourly", "Lead", Map.of("Email", "twin@example.org", "FirstName", "One"));
        String contact = carried("Lead", holder);
        String duplicate = world.lead(Map.of("Email", "twin@example.org", "FirstName", "Two"));
        world.scan();
        awaitReason(duplicate, "duplicate-email");
        world.awaitIdle();
        world.sandbox.salesforce().merge("Lead", duplicate, List.of(holder));
        world.scan();
        awaitReason(duplicate, "synced");
        world.awaitIdle();
        assertThat(carried("Lead", duplicate)).isEqualTo(contact);
        assertThat(world.contacts("twin@example.org"))
                .singleElement()
                .satisfies(left -> assertThat(left.path("firstName").asText()).isEqualTo("Two"));
    }

    @Test
    void aMergeWhileKarawaneWasDownIsCaughtUpByTheNextScan() {
        flowing("realtime");
        String loser = synced("realtime", "Lead", Map.of("Email", "one@example.org"));
        String contact = carried("Lead", loser);
        String winner = world.lead(Map.of("LastName", "Winner"));
        awaitReason(winner, "no-email");
        world.awaitIdle();
        world.karawane().close();
        world.sandbox.salesforce().merge("Lead", winner, List.of(loser));
        world.sandbox.salesforce().expireEvents();
        world.start().awaitReady();
        awaitReason(loser, "merged");
        world.awaitIdle();
        assertThat(world.link("Lead", winner)).isEqualTo(contact);
    }
}
