package io.karawane.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.karawane.queue.OpenErrors.Filter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpenErrorsTest {
    private static final Filter ALL = new Filter(null, null, null);
    private static final String A = "00Q000000000001AAA";
    private static final String B = "00Q000000000002AAA";

    private Journal journal;
    private OpenErrors errors;

    private void begin(Database database) {
        journal = new Journal(database);
        Changes changes = new Changes(database, new Links(database), new Node(database));
        errors = new OpenErrors(database, changes, journal, List.of("no-email", "bad-value", "rejected"));
    }

    private void outbound(String record, String reason, String batch) {
        journal.write(new Entry(Lane.OUTBOUND, "Lead", record, null, null, null, reason, null, null, null, batch));
    }

    private void inbound(String contact, String reason, String batch) {
        journal.write(new Entry(Lane.INBOUND, "Lead", A, contact, null, null, reason, null, null, null, batch));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.karawane.queue.EachDatabase#fresh")
    void onlyWhatIsNewlyKnownOfTheSameRecordInTheSameLaneEndsAnError(String kind, Database database) {
        begin(database);
        outbound(A, "no-email", "1");
        assertThat(errors.counts(ALL)).isEqualTo(Map.of("no-email", 1L));
        outbound(B, "synced", "2");
        inbound("7", "synced", "3");
        outbound(A, "echo", "4");
        assertThat(errors.list(ALL, Long.MAX_VALUE, 9)).hasSize(1);
        outbound(A, "synced", "5");
        outbound(A, "bad-value", "5");
        assertThat(errors.counts(ALL))
                .as("the field, of the record that is synced")
                .isEqualTo(Map.of("bad-value", 1L));
        inbound("7", "rejected", "6");
        assertThat(errors.counts(new Filter(null, Lane.INBOUND, "Lead"))).isEqualTo(Map.of("rejected", 1L));
        assertThat(errors.counts(new Filter("bad-value", null, null))).isEqualTo(Map.of("bad-value", 1L));
        assertThat(errors.counts(new Filter(null, null, "Contact"))).isEmpty();
        inbound("8", "synced", "7");
        inbound("7", "synced", null);
        assertThat(errors.counts(ALL)).isEqualTo(Map.of("bad-value", 1L));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.karawane.queue.EachDatabase#fresh")
    void whoeverDiscardsOneErrorDiscardsNoOtherAndWhatIsOnlyNotedEndsNone(String kind, Database database) {
        begin(database);
        outbound(A, "rejected", "1");
        outbound(A, "bad-value", "1");
        outbound(null, "rejected", "2");
        inbound("7", "rejected", "3");
        inbound("7", "perhaps-missed", "passage 1 entered");
        JournalRow field = errors.list(new Filter("bad-value", null, null), Long.MAX_VALUE, 9)
                .get(0);
        database.inTransaction(() -> errors.close(field, "discarded", "me"));
        assertThat(errors.counts(ALL)).isEqualTo(Map.of("rejected", 3L));
        for (JournalRow row : errors.list(ALL, Long.MAX_VALUE, 9)) {
            database.inTransaction(() -> errors.close(row, "discarded", "me"));
        }
        assertThat(errors.counts(ALL)).as("also the one of whom no id is known").isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.karawane.queue.EachDatabase#fresh")
    void pagesAreTheNewestFirstAndAnotherTryWaitsInTheQueue(String kind, Database database) {
        begin(database);
        outbound(A, "no-email", "1");
        outbound(B, "no-email", "1");
        JournalRow newest = errors.list(ALL, Long.MAX_VALUE, 1).get(0);
        assertThat(newest.entry().salesforceId()).isEqualTo(B);
        assertThat(errors.list(ALL, newest.id(), 1).get(0).entry().salesforceId())
                .isEqualTo(A);
        database.inTransaction(() -> errors.retry(newest, "retried", "me"));
        assertThat(errors.find(newest.id())).isEmpty();
        assertThat(new Backlog(database).of(Lane.OUTBOUND).waiting()).isEqualTo(1);
        assertThat(journal.of(newest.entry()))
                .extracting(row -> row.entry().reason())
                .containsExactly("retried", "no-email");
    }
}
