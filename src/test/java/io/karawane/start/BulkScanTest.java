package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.karawane.door.Door;
import io.karawane.lane.Run;
import io.karawane.lane.Scan;
import io.karawane.problem.ServiceTrouble;
import io.karawane.queue.Cursors;
import io.karawane.salesforce.BulkQuery;
import io.karawane.salesforce.Salesforce;
import io.karawane.settings.Selection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many records are read by Bulk API 2.0; whatever becomes of the job, each is captured. No schedule: nothing is sent. */
class BulkScanTest extends Outbound {
    private static final String JOBS = "/services/data/v63.0/jobs/query";
    private static final String RESULTS = JOBS + "/*/results";
    private static final Selection ALL = new Selection(Selection.Mode.NEW, Instant.EPOCH, null);

    private List<String> leads;

    private void world(int count) {
        world = new World(folder())
                .set("karawane.salesforce.bulk-threshold", "50")
                .sync("outbound: {}\n");
        world.sandbox.salesforceLimits().set("bulkStateMs", 20);
        leads = world.sandbox
                .salesforce()
                .insert(
                        "Lead",
                        IntStream.range(0, count)
                                .<Map<String, Object>>mapToObj(
                                        i -> Map.of("LastName", "L" + i, "Company", "A", "Email", i + "@example.org"))
                                .toList());
        world.start().awaitReady();
    }

    private void scan() {
        world.bean("scan", Scan.class).run("Lead", ALL, "Email != null", new Run("hourly", Instant.now()));
    }

    private Optional<String> position() {
        return world.bean("cursors", Cursors.class).read("scan/Lead");
    }

    private void assertEachIsCapturedOnce() {
        assertThat(world.waiting("Lead")).containsExactlyInAnyOrderElementsOf(leads);
    }

    @Test
    void manyRecordsAreReadInBulkOnceEachAndTheNextScanGoesOnFromThere() {
        world(200);
        Instant before = Instant.now().minusSeconds(1);
        scan();
        assertEachIsCapturedOnce();
        assertThat(position().map(position -> Instant.parse(position.replaceAll(".*\\|", ""))))
                .hasValueSatisfying(time -> assertThat(time).isBetween(before, Instant.now()));
        assertThat(world.calls("POST", JOBS)).isOne();
        assertThat(world.calls("DELETE", JOBS)).isOne();
        assertThat(world.calls("GET", "/services/data/v63.0/query")).isOne();
    }

    @Test
    void fewRecordsAreReadBySoql() {
        world(50);
        scan();
        assertEachIsCapturedOnce();
        assertThat(position()).isPresent();
        assertThat(world.calls("POST", JOBS)).isZero();
    }

    @Test
    void whatWasSettledIsNotMetAgainThoughBulkWritesItsTimeDifferently() throws SQLException {
        world(60);
        try (Connection connection = world.dataSource().getConnection();
                PreparedStatement settled = connection.prepareStatement(
                        "insert into journal (lane, object, salesforce_id, stamp, reason) values ('outbound', 'Lead', ?, ?, 'synced')")) {
            for (var record : world.bean("salesforce", Salesforce.class).query("SELECT Id, SystemModstamp FROM Lead")) {
                settled.setString(1, record.get("Id").toString());
                settled.setString(2, record.get("SystemModstamp").toString());
                settled.execute();
            }
        }
        scan();
        assertThat(world.calls("POST", JOBS)).isOne();
        assertThat(world.waiting("Lead")).isEmpty();
    }

    @Test
    void aJobThatFailsIsAbortedOrRefusedIsReplacedBySoql() {
        world(60);
        world.sandbox.switches().set("bulkOutcome", "failed");
        scan();
        assertEachIsCapturedOnce();
        world.sandbox.switches().set("bulkOutcome", "aborted");
        scan();
        assertThat(world.calls("POST", JOBS)).isEqualTo(2);
        assertThat(world.calls("DELETE", JOBS)).isEqualTo(2);
    }

    @Test
    void aQueryThatBulkRefusesIsPutToSoqlAndPausesNobody() {
        world(60);
        world.salesforceFaults(List.of(Map.of(
                "match",
                Map.of("method", "POST", "path", JOBS),
                "then",
                Map.of("status", 400, "body", List.of(Map.of("errorCode", "LIMIT_EXCEEDED", "message", "no more"))))));
        scan();
        assertEachIsCapturedOnce();
        assertThat(world.calls("POST", JOBS)).isOne();
        assertThat(world.ready()).isEqualTo(200);
    }

    @Test
    void aJobThatNeverEndsIsAbortedAndDeleted() {
        world(60);
        world.sandbox.salesforceLimits().set("bulkStateMs", 3_600_000);
        BulkQuery impatient = bulk(Duration.ofMillis(1500));
        List<Object> handedOver = new ArrayList<>();
        assertThat(impatient.query("SELECT Id FROM Lead", handedOver::add)).isEmpty();
        assertThat(handedOver).isEmpty();
        assertThat(world.calls("PATCH", JOBS)).isOne();
        assertThat(world.calls("DELETE", JOBS)).isOne();
    }

    @Test
    void pagesAreHandedOverOneByOne() {
        world(10_001);
        List<Integer> sizes = new ArrayList<>();
        List<Long> fetched = new ArrayList<>();
        var begin = bulk(Duration.ofMinutes(1)).query("SELECT Id FROM Lead", page -> {
            sizes.add(page.size());
            fetched.add(world.calls("GET", JOBS + "/{id}/results"));
        });
        assertThat(begin).isPresent();
        assertThat(sizes).containsExactly(10_000, 1);
        assertThat(fetched).containsExactly(1L, 2L);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultyPageIsFetchedAgain(Map<String, Object> fault) {
        world(60);
        world.salesforceFaults(List.of(Map.of("match", Map.of("path", RESULTS, "times", 1), "then", fault)));
        scan();
        assertEachIsCapturedOnce();
        assertThat(position()).isPresent();
        assertThat(world.calls("POST", JOBS)).isOne();
    }

    static Stream<Map<String, Object>> faults() {
        return Stream.of(Map.of("status", 500), Map.of("truncate", true), Map.of("reset", true));
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void whatIsNoWholePageMovesNoPosition(Map<String, Object> stranger) {
        world(60);
        world.salesforceFaults(List.of(Map.of("match", Map.of("path", RESULTS, "times", 1), "then", stranger)));
        assertThatThrownBy(this::scan).isInstanceOf(ServiceTrouble.class);
        assertThat(position()).isEmpty();
        assertThat(world.calls("DELETE", JOBS)).isOne();
        scan();
        assertEachIsCapturedOnce();
    }

    static Stream<Map<String, Object>> strangers() {
        return Stream.of(
                Map.of("html", true, "status", 200),
                Map.of(
                        "body",
                        "\"Id\"\n",
                        "headers",
                        Map.of("Sforce-Locator", "null", "Sforce-NumberOfRecords", "60")));
    }

    @Test
    void aRestartBetweenTwoPagesLosesNothing() {
        world(10_001);
        world.salesforceFaults(List.of(Map.of(
                "match",
                Map.of("path", RESULTS, "query", "*locator=*"),
                "then",
                Map.of("status", 200, "body", "the second page never comes"))));
        assertThatThrownBy(this::scan).isInstanceOf(ServiceTrouble.class);
        assertThat(world.waiting("Lead")).as("the first page is safe").hasSize(10_000);
        world.salesforceFaults(List.of()).restart().awaitReady();
        scan();
        assertEachIsCapturedOnce();
        assertThat(position()).isPresent();
    }

    @Test
    void aStopDoesNotWaitForAJobAndTheNextStartBeginsAnew() {
        world(60);
        world.sandbox.salesforceLimits().set("bulkStateMs", 3_600_000);
        world.sync("outbound: { schedule: hourly, lead: " + newOnes() + " }\n")
                .restart()
                .awaitReady();
        await().until(() -> world.calls("GET", JOBS + "/{id}") >= 2);
        Instant stop = Instant.now();
        world.karawane().close();
        assertThat(Duration.between(stop, Instant.now())).isLessThan(Duration.ofSeconds(15));
        world.sandbox.salesforceLimits().set("bulkStateMs", 20);
        world.start().awaitReady();
        leads.forEach(lead -> awaitReason(lead, "synced"));
        assertThat(world.calls("POST", JOBS)).isEqualTo(2);
    }

    private BulkQuery bulk(Duration patience) {
        return new BulkQuery(new Door(() -> world.karawane().context(), "direct:salesforce", 1), 50, patience);
    }
}
