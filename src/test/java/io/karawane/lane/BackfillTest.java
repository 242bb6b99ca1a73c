package io.karawane.lane;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.karawane.queue.Resync;
import io.karawane.queue.Resyncs;
import io.karawane.schema.Terms;
import io.karawane.settings.Selection;
import io.karawane.settings.Sync;
import io.karawane.settings.SyncFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackfillTest {
    private static final Selection NEW = new Selection(Selection.Mode.NEW, Instant.EPOCH, null);

    private final Database database = new Database(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE", "", "");
    private final Changes changes = new Changes(database, new Links(database), new Node(database));
    private final Resyncs resyncs = new Resyncs(database, changes, new Cursors(database), new Journal(database));
    private final Pauses pauses = new Pauses(database, true);

    @TempDir
    private Path folder;

    private Sync sync;

    @BeforeEach
    void begin() throws IOException {
        sync("hourly", "{ select: new, since: 2026-01-01T00:00:00Z }");
        resyncs.start("Lead", "Country = 'DE'", false, null, 9);
    }

    @AfterEach
    void end() {
        database.close();
    }

    private void sync(String schedule, String lead) throws IOException {
        Files.writeString(
                folder.resolve("sync.yaml"), "outbound: { schedule: " + schedule + ", lead: " + lead + " }\n");
        sync = SyncFile.load(folder);
    }

    private Backfill backfill() {
        return new Backfill(null, new Backlog(database), resyncs, null, pauses, () -> new Terms(null, sync), 2);
    }

    private void waits(String record) {
        changes.capture(Lane.OUTBOUND, "Contact", record, "scan", Duration.ZERO);
    }

    @Test
    void whoWaitsComesFirst() {
        waits("a");
        assertThat(backfill().due()).hasSize(1);
        waits("b");
        assertThat(backfill().due()).isEmpty();
    }

    @Test
    void nothingIsCapturedThatWouldOnlyWait() throws IOException {
        sync("hourly", "{ select: none }");
        assertThat(backfill().due()).as("leads are off").isEmpty();
        sync("hourly", "{ select: marked }");
        assertThat(backfill().due()).hasSize(1);
        pauses.pause("salesforce", "query", null, "down");
        assertThat(backfill().due()).as("a service is paused").isEmpty();
    }

    @Test
    void onlyWhatTheResyncAskedForGoesByItsCondition() {
        Resync resync = resyncs.running().get(0);
        resyncs.capture(resync, List.of("old1", "old2"), "old2", false);
        changes.capture(Lane.OUTBOUND, "Lead", "other", "scan", Duration.ZERO);
        List<Change> claimed = changes.claimOutbound("Lead", 10);
        assertThat(backfill().widen(claimed, NEW, "CreatedDate > TODAY"))
                .isEqualTo("(CreatedDate > TODAY OR (Id IN ('old1','old2') AND (Country = 'DE')))");
        assertThat(backfill().widen(claimed.subList(2, 3), NEW, "CreatedDate > TODAY"))
                .isEqualTo("CreatedDate > TODAY");
        assertThat(backfill().widen(claimed, Selection.NOTHING, "Id = null")).isEqualTo("Id = null");
    }
}
