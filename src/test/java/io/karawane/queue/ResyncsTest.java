package io.karawane.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.karawane.queue.Resync.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResyncsTest {
    private Database database;
    private Changes changes;
    private Resyncs resyncs;

    private void use(Database fresh) {
        database = fresh;
        changes = new Changes(database, new Links(database), new Node(database));
        resyncs = new Resyncs(database, changes, new Cursors(database), new Journal(database));
    }

    private Resync started() {
        assertThat(resyncs.start("Lead", "Country = 'DE'", false, null, 4)).isTrue();
        return resyncs.running().get(0);
    }

    private Resync now() {
        return resyncs.latest().get(0);
    }

    private List<String> reasons() {
        return database.sql()
                .sql("select reason from change order by record")
                .query(String.class)
                .list();
    }

    private void scanned(String record) {
        changes.capture(Lane.OUTBOUND, "Lead", record, "scan", Duration.ZERO);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.karawane.queue.EachDatabase#fresh")
    void aPageAndItsPositionAreOneStepThatIsTakenOnce(String kind, Database fresh) {
        use(fresh);
        Resync before = started();
        assertThat(resyncs.position(before)).isEmpty();
        resyncs.capture(before, List.of("a", "b"), "b", false);
        resyncs.capture(before, List.of("a", "b"), "b", false);
        assertThat(now().captured()).isEqualTo(2);
        assertThat(resyncs.position(now())).contains("b");
        assertThat(resyncs.waiting(now())).isEqualTo(2);
        resyncs.capture(now(), List.of("c"), "c", true);
        assertThat(now().state()).isEqualTo(State.DONE);
        assertThat(now().captured()).isEqualTo(3);
        assertThat(now().endedAt()).isNotNull();
        assertThat(now().seconds()).isBetween(0.0, 60.0);
        assertThat(resyncs.running()).isEmpty();
        assertThat(database.sql()
                        .sql("select detail from journal")
                        .query(String.class)
                        .list())
                .containsExactly("done: 3 of 4 records captured");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.karawane.queue.EachDatabase#fresh")
    void oneOfAnObjectAtATimeAndWhatIsPausedCapturesNothing(String kind, Database fresh) {
        use(fresh);
        Resync running = started();
        assertThat(resyncs.start("Lead", "Id != null", false, null, 9)).isFalse();
        assertThat(resyncs.start("Contact", "Id != null", false, 5L, 9)).isTrue();
        assertThat(resyncs.latest()).extracting(Resync::object).containsExactly("Lead", "Contact");
        assertThat(resyncs.latest()).extracting(Resync::most).containsExactly(null, 5L);
        assertThat(resyncs.pause("Lead")).isTrue();
        assertThat(resyncs.pause("Lead")).isFalse();
        resyncs.capture(running, List.of("a"), "a", true);
        assertThat(reasons()).isEmpty();
        assertThat(now().state()).isEqualTo(State.PAUSED);
        assertThat(resyncs.resume("Lead")).isTrue();
        assertThat(resyncs.end("Lead", State.STOPPED, null)).isTrue();
        assertThat(resyncs.end("Lead", State.STOPPED, null)).isFalse();
        assertThat(resyncs.start("Lead", "Id != null", false, null, 9)).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.karawane.queue.EachDatabase#fresh")
    void whatAResyncAsksForIsNotForgottenForAnotherReason(String kind, Database fresh) {
        use(fresh);
        Resync resync = started();
        scanned("a");
        resyncs.capture(resync, List.of("a", "b"), "b", false);
        scanned("b");
        assertThat(reasons()).as("whoever came first").containsExactly(resync.reason(), resync.reason());
        List<Change> claimed = changes.claimOutbound("Lead", 10);
        scanned("a");
        changes.release(claimed, Duration.ZERO, false);
        assertThat(reasons()).as("put back").containsExactly(resync.reason(), resync.reason());
        assertThat(resyncs.conditions(List.of("scan", resync.reason(), resync.reason())))
                .isEqualTo(Map.of(resync.reason(), "Country = 'DE'"));
        assertThat(resyncs.conditions(List.of("scan"))).isEmpty();
        resyncs.end("Lead", State.FAILED, "no such column");
        assertThat(resyncs.conditions(List.of(resync.reason())))
                .as("it would stop all others")
                .isEmpty();
    }
}
