package io.karawane.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A newer reason meets a change that waits: the one that asks for more stays. */
class CaptureTest {
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private Database database;
    private Links links;
    private Changes changes;

    private void use(Database fresh) {
        database = fresh;
        links = new Links(database);
        changes = new Changes(database, links, new Node(database));
    }

    private void inbound(String object, int contact) {
        changes.capture(Lane.INBOUND, object, Integer.toString(contact), "automation", TEN_MINUTES);
    }

    private void outbound(String record) {
        changes.capture(Lane.OUTBOUND, "Lead", record, "scan", Duration.ZERO);
    }

    private void update(int contact) {
        changes.capture(Lane.INBOUND, "Lead", Integer.toString(contact), Change.UPDATED, Duration.ZERO);
    }

    private String waitingReason() {
        return database.sql()
                .sql("select reason from change where waiting_key is not null")
                .query(String.class)
                .single();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.karawane.queue.EachDatabase#fresh")
    void anAutomationThatMeetsAWaitingUpdateIsNotForgottenAndAnUpdateTakesNothingFromIt(String kind, Database fresh) {
        use(fresh);
        update(1);
        inbound("Lead", 1);
        assertThat(waitingReason()).isEqualTo(Change.AUTOMATION);
        update(1);
        assertThat(waitingReason()).isEqualTo(Change.AUTOMATION);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.karawane.queue.EachDatabase#fresh")
    void anAutomationDuringTheWorkOnAnUpdateWaitsOnItsOwn(String kind, Database fresh) {
        use(fresh);
        update(1);
        Change worked = changes.claimInbound(100).get(0);
        inbound("Lead", 1);
        assertThat(worked.isUpdate()).isTrue();
        assertThat(waitingReason()).isEqualTo(Change.AUTOMATION);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.karawane.queue.EachDatabase#fresh")
    void anAutomationIsNotForgottenWhileTheUpdateThatItMeetsIsBeingClaimed(String kind, Database fresh) {
        use(fresh);
        for (int contact = 1; contact <= 100; contact++) {
            update(contact);
            int met = contact;
            CompletableFuture<Void> post = CompletableFuture.runAsync(() -> inbound("Lead", met));
            List<Change> claimed = new ArrayList<>(changes.claimInbound(100));
            post.join();
            claimed.forEach(changes::settle);
            claimed.addAll(changes.claimInbound(100));
            assertThat(claimed).as("contact %d", contact).anyMatch(change -> !change.isUpdate());
            claimed.forEach(changes::settle);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.karawane.queue.EachDatabase#fresh")
    void anAutomationThatFailedLeavesWhatItAskedForToTheUpdateThatWaits(String kind, Database fresh) {
        use(fresh);
        inbound("Lead", 1);
        EachDatabase.minutesPass(database, 10);
        List<Change> worked = changes.claimInbound(100);
        update(1);
        assertThat(waitingReason()).isEqualTo(Change.UPDATED);
        changes.release(worked, Duration.ZERO, true);
        assertThat(waitingReason()).isEqualTo(Change.AUTOMATION);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.karawane.queue.EachDatabase#fresh")
    void anotherTryHurriesWhatWaitsAndMakesItATry(String kind, Database fresh) {
        use(fresh);
        changes.capture(Lane.OUTBOUND, "Lead", "00Q000000000001AAA", "scan", Duration.ofHours(1));
        assertThat(changes.claimOutbound("Lead", 9)).isEmpty();
        changes.capture(Lane.OUTBOUND, "Lead", "00Q000000000001AAA", OpenErrors.RETRY, Duration.ZERO);
        assertThat(changes.claimOutbound("Lead", 9)).extracting(Change::reason).containsExactly(OpenErrors.RETRY);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.karawane.queue.EachDatabase#fresh")
    void anOutboundChangeThatWaitsKeepsItsReason(String kind, Database fresh) {
        use(fresh);
        changes.capture(Lane.OUTBOUND, "Lead", "00Q000000000001AAA", "resync/1", Duration.ZERO);
        outbound("00Q000000000001AAA");
        assertThat(waitingReason()).isEqualTo("resync/1");
    }
}
