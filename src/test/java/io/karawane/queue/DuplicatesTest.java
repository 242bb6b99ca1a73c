package io.karawane.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DuplicatesTest {
    private static final String A = "00Q000000000001AAA";
    private static final String B = "00Q000000000002AAA";
    private static final String C = "00Q000000000003AAA";

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.karawane.queue.EachDatabase#fresh")
    void aRecordWaitsForOneHolderUntilItIsRemoved(String kind, Database database) {
        Duplicates duplicates = new Duplicates(database);
        duplicates.save(new Duplicate("Lead", B, "hash", A));
        duplicates.save(new Duplicate("Lead", B, "hash", C));
        assertThat(duplicates.of("Lead", List.of(A))).isEmpty();
        assertThat(duplicates.of("Lead", List.of(A, C))).containsExactly(new Duplicate("Lead", B, "hash", C));
        assertThat(duplicates.of("Contact", List.of(C))).isEmpty();
        assertThat(duplicates.among("Lead", List.of(B))).hasSize(1);
        duplicates.remove("Lead", List.of(A, B));
        assertThat(duplicates.of("Lead", List.of(C))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.karawane.queue.EachDatabase#fresh")
    void whoBeganToWaitWhenTheHolderHadJustEndedIsNotForgotten(String kind, Database database) {
        Duplicates duplicates = new Duplicates(database);
        Journal journal = new Journal(database);
        duplicates.save(new Duplicate("Lead", B, "hash", A));
        assertThat(duplicates.forgotten("Lead")).isEmpty();
        journal.write(outcome(A, "synced"));
        assertThat(duplicates.forgotten("Lead")).isEmpty();
        journal.write(outcome(A, "deleted"));
        assertThat(duplicates.forgotten("Lead")).containsExactly(B);
        assertThat(duplicates.forgotten("Contact")).isEmpty();
        journal.write(outcome(A, "synced"));
        assertThat(duplicates.forgotten("Lead")).as("restored meanwhile").isEmpty();
    }

    private static Entry outcome(String record, String reason) {
        return new Entry(Lane.OUTBOUND, "Lead", record, null, null, null, reason, null, null, null, reason);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.karawane.queue.EachDatabase#fresh")
    void theFirstLinkSaysSinceWhenEndingsMatter(String kind, Database database) {
        Links links = new Links(database);
        assertThat(links.since("Lead")).isEmpty();
        links.save(new Link("Lead", A, "7", "hash", null, null, true));
        links.close("Lead", A, "deleted");
        assertThat(links.since("Lead")).hasValueSatisfying(since -> assertThat(since)
                .isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now()));
        assertThat(links.since("Contact")).isEmpty();
    }
}
