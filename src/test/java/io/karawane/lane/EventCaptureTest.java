package io.karawane.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.karawane.queue.Backlog;
import io.karawane.queue.Change;
import io.karawane.queue.Changes;
import io.karawane.queue.Cursors;
import io.karawane.queue.Database;
import io.karawane.queue.Journal;
import io.karawane.queue.Lane;
import io.karawane.queue.Links;
import io.karawane.queue.Node;
import io.karawane.queue.Pauses;
import io.karawane.settings.Sync;
import io.karawane.settings.SyncFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventCaptureTest {
    private Database database;
    private Changes changes;
    private Cursors cursors;
    private JobSchedule schedule;
    private EventCapture capture;

    @BeforeEach
    void begin(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("sync.yaml"), "outbound: { schedule: realtime, lead: { select: marked } }\n");
        Sync sync = SyncFile.load(folder);
        database = new Database(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
                "k",
                "");
        Node node = new Node(database);
        changes = new Changes(database, new Links(database), node);
        cursors = new Cursors(database);
        Pauses pauses = new Pauses(database, true);
        schedule = new JobSchedule(
                "schedule",
                database,
                cursors,
                node,
                pauses,
                new Journal(database),
                () -> sync.schedule(),
                ZoneOffset.UTC,
                Clock.systemUTC());
        capture = new EventCapture(database, changes, cursors, schedule, () -> sync);
    }

    @AfterEach
    void end() {
        database.close();
    }

    private static String event(String object, int number) {
        return """
                {"channel":"/data/%1$sChangeEvent","data":{"payload":{"ChangeEventHeader":{"entityName":"%1$s",
                "recordIds":["00Q00000000000%2$dAAA"],"changeType":"CREATE","changeOrigin":"x"}},
                "event":{"replayId":%2$d}}}""".formatted(object, number);
    }

    private void sql(String statement) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    @Test
    void changesAndPositionAreStoredTogether() {
        capture.capture(List.of(event("Lead", 7), event("Lead", 8)));
        assertThat(new Backlog(database).of(Lane.OUTBOUND).total()).isEqualTo(2);
        assertThat(cursors.read("stream/Lead")).hasValue("8");
    }

    @Test
    void F37_allRecordsOfAllEventsOfATransactionAreQueuedAndTheLastEventIsThePosition() {
        String several = event("Lead", 1).replace("]", ",\"00Q000000000002AAA\",\"00Q000000000003AAA\"]");
        capture.capture(List.of(several, event("Lead", 4), event("Lead", 5)));
        assertThat(changes.claimOutbound("Lead", 10))
                .extracting(Change::record)
                .containsExactly(
                        "00Q000000000001AAA",
                        "00Q000000000002AAA",
                        "00Q000000000003AAA",
                        "00Q000000000004AAA",
                        "00Q000000000005AAA");
        assertThat(cursors.read("stream/Lead")).hasValue("5");
    }

    @Test
    void thePositionNeverPassesAnEventThatCouldNotBeStored() throws SQLException {
        sql("alter table change rename to away");
        assertThatThrownBy(() -> capture.capture(List.of(event("Lead", 7)))).isInstanceOf(RuntimeException.class);
        assertThat(cursors.read("stream/Lead")).isEmpty();
        sql("alter table away rename to change");
        capture.store();
        assertThat(new Backlog(database).of(Lane.OUTBOUND).total()).isEqualTo(1);
        assertThat(cursors.read("stream/Lead")).hasValue("7");
    }

    @Test
    void aMessageThatIsNotUnderstoodLosesNoOtherAndAScanMakesUpForIt() {
        Run run = schedule.takeRun();
        schedule.finish(run);
        assertThat(schedule.takeRun()).isNull();
        capture.capture(List.of("{}", event("Lead", 8)));
        assertThat(new Backlog(database).of(Lane.OUTBOUND).total()).isEqualTo(1);
        assertThat(schedule.takeRun()).isNotNull();
    }

    @Test
    void B61_anObjectThatIsSwitchedOffLeavesOnlyItsPosition() {
        capture.capture(List.of(event("Contact", 9)));
        assertThat(new Backlog(database).of(Lane.OUTBOUND).total()).isZero();
        assertThat(cursors.read("stream/Contact")).hasValue("9");
    }

    @Test
    void aRunThatIsAskedForWhileAnotherGoesOnStaysDue() {
        Run run = schedule.takeRun();
        assertThat(run).isNotNull();
        schedule.runNow();
        schedule.finish(run);
        assertThat(schedule.takeRun()).isNotNull();
    }
}
