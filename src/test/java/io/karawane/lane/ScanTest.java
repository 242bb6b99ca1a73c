package io.karawane.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.karawane.door.Door;
import io.karawane.queue.Backlog;
import io.karawane.queue.Changes;
import io.karawane.queue.Cursors;
import io.karawane.queue.Database;
import io.karawane.queue.Duplicate;
import io.karawane.queue.Duplicates;
import io.karawane.queue.Entry;
import io.karawane.queue.Journal;
import io.karawane.queue.Lane;
import io.karawane.queue.Links;
import io.karawane.queue.Node;
import io.karawane.salesforce.BulkQuery;
import io.karawane.salesforce.Salesforce;
import io.karawane.settings.Selection;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScanTest {
    private static final Selection NEW = new Selection(Selection.Mode.NEW, Instant.EPOCH, null);
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final Database database = new Database(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE", "", "");
    private final Links links = new Links(database);
    private final Changes changes = new Changes(database, links, new Node(database));
    private final Journal journal = new Journal(database);
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<String> records = new ArrayList<>();
    private Optional<Instant> heardSince = Optional.of(NOW.minus(1, ChronoUnit.HOURS));

    @BeforeEach
    void begin() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:salesforce")
                        .process(exchange -> exchange.getMessage().setBody(answer()));
            }
        });
        context.start();
    }

    @AfterEach
    void end() {
        context.stop();
        database.close();
    }

    private ByteArrayInputStream answer() {
        String json = "{\"totalSize\":%d,\"done\":true,\"records\":[%s]}"
                .formatted(records.size(), String.join(",", records));
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String lead(int number) {
        return "00Q00000000000%dAAA".formatted(number);
    }

    private String changed(int number, Duration ago) {
        String stamp = NOW.minus(ago).toString().replace("Z", ".000+0000");
        records.add("{\"Id\":\"%s\",\"SystemModstamp\":\"%s\"}".formatted(lead(number), stamp));
        return stamp;
    }

    private Run scan(String object) {
        return scan(object, NOW);
    }

    /** @param begin by our own clock */
    private Run scan(String object, Instant begin) {
        Run run = new Run("realtime", begin);
        Door door = new Door(() -> context, "direct:salesforce", 1);
        new Scan(
                        new Salesforce(door, "63.0"),
                        new BulkQuery(door, 0, Duration.ZERO),
                        database,
                        changes,
                        new Cursors(database),
                        journal,
                        links,
                        new Duplicates(database),
                        () -> heardSince)
                .run(object, NEW, "CreatedDate > 2026-01-01T00:00:00Z", run);
        return run;
    }

    @Test
    void whoBeganToWaitForARecordWhoseEndWasSettledJustThenIsQueued() {
        database.inTransaction(() -> {
            new Duplicates(database).save(new Duplicate("Lead", lead(2), "hash", lead(1)));
            journal.write(new Entry(Lane.OUTBOUND, "Lead", lead(1), "7", "", null, "deleted", null, null, null, null));
        });
        scan("Lead");
        assertThat(new Backlog(database).known(Lane.OUTBOUND, "Lead", List.of(lead(1), lead(2))))
                .containsExactly(lead(2));
    }

    @Test
    void whatTheStreamShouldHaveToldIsMissedAndQueued() {
        String settled = changed(1, Duration.ofMinutes(30));
        journal.write(new Entry(Lane.OUTBOUND, "Lead", lead(1), "7", "", settled, "synced", null, null, null, null));
        changed(2, Duration.ofMinutes(20));
        changes.capture(Lane.OUTBOUND, "Lead", lead(2), "event-update", Duration.ZERO);
        changed(3, Duration.ofMinutes(10));
        changed(4, Duration.ofSeconds(5)); // its event may be on its way
        changed(5, Duration.ofHours(2)); // nobody listened then
        Run run = scan("Lead");
        assertThat(run.missed()).isEqualTo(1);
        assertThat(run.words(NOW.plusMillis(1500)))
                .isEqualTo("realtime: Lead 5 seen, 4 queued, 1 not heard of before; 1 pages in 1.5 s");
        assertThat(new Backlog(database)
                        .known(Lane.OUTBOUND, "Lead", List.of(lead(1), lead(2), lead(3), lead(4), lead(5))))
                .containsExactlyInAnyOrder(lead(2), lead(3), lead(4), lead(5));
    }

    @Test
    void whereNobodyListensNothingIsMissed() {
        heardSince = Optional.empty();
        changed(3, Duration.ofMinutes(10));
        assertThat(scan("Lead").missed()).isZero();
    }

    @Test
    void anAccountWhoseChangeWasHeardAndSettledIsNotMissed() {
        changed(3, Duration.ofMinutes(10));
        assertThat(scan("Account").missed()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {-3600, 0, 3600, 315_360_000})
    void F38_theWatermarkIsTheStampOfTheLastRecordWhateverOurOwnClockSays(long ahead) {
        changed(1, Duration.ofMinutes(30));
        changed(2, Duration.ofMinutes(20));
        scan("Lead", NOW.plusSeconds(ahead));
        assertThat(new Cursors(database).read("scan/Lead"))
                .hasValueSatisfying(position -> assertThat(position).endsWith("|" + NOW.minus(Duration.ofMinutes(20))));
    }
}
