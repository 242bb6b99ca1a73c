package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.karawane.queue.Cursors;
import io.karawane.queue.Database;
import io.karawane.queue.Node;
import io.karawane.settings.Sync;
import io.karawane.settings.SyncFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamTest {
    private final Database database = new Database(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE", "", "");
    private final Node listener = new Node(database);
    private final Node other = new Node(database);
    private final Cursors cursors = new Cursors(database);

    @TempDir
    private Path folder;

    @AfterEach
    void end() {
        database.close();
    }

    private boolean mayScan(Node node, String schedule) throws IOException {
        Files.writeString(folder.resolve("sync.yaml"), "outbound: { schedule: " + schedule + " }\n");
        Sync sync = SyncFile.load(folder);
        return new Stream(null, null, null, new Listener(cursors, node), null, null, () -> sync, Clock.systemUTC())
                .mayScan();
    }

    @Test
    void withRealtimeOnlyWhoListensScansAsLongAsItLives() throws IOException {
        listener.renew(); // an embedded database takes the one that came before for dead
        assertThat(mayScan(other, "realtime")).as("nobody listens").isTrue();
        cursors.save("stream/listener", listener.id());
        assertThat(mayScan(listener, "realtime")).isTrue();
        assertThat(mayScan(other, "realtime")).isFalse();
        assertThat(mayScan(other, "hourly")).isTrue();
        listener.leave();
        assertThat(mayScan(other, "realtime")).isTrue();
    }
}
