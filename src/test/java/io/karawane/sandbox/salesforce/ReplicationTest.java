package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code deleted} and {@code updated}. */
class ReplicationTest {
    private final RunningOrg org = new RunningOrg();

    @AfterEach
    void stop() {
        org.close();
    }

    @ParameterizedTest
    @CsvSource({"deleted, 15", "updated, 30"})
    void the_start_may_lie_so_many_days_back(String kind, int days) {
        Instant now = Instant.now();
        assertThat(call(kind, now.minus(Duration.ofDays(days)).plusSeconds(120), now)
                        .status())
                .isEqualTo(200);
        RunningOrg.Reply refused = call(kind, now.minus(Duration.ofDays(days)).minusSeconds(120), now);
        assertThat(refused.errorCode()).isEqualTo("INVALID_REPLICATION_DATE");
        assertThat(refused.message()).isEqualTo("startDate cannot be more than " + days + " days ago");
    }

    @Test
    void seconds_do_not_count() {
        Instant minute = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        assertThat(call("updated", minute.minusSeconds(59), minute.minusSeconds(1))
                        .errorCode())
                .isEqualTo("INVALID_REPLICATION_DATE");
        org.insert("Account", "Name", "A");
        assertThat(call("updated", minute.minusSeconds(60), minute).json().path("ids"))
                .isEmpty();
    }

    @Test
    void the_covered_time_ends_with_the_last_full_minute() {
        Instant now = Instant.now();
        JsonNode answer =
                call("updated", now.minusSeconds(120), now.plusSeconds(600)).json();
        Instant covered = time(answer.path("latestDateCovered"));
        assertThat(covered).isEqualTo(covered.truncatedTo(ChronoUnit.MINUTES)).isBeforeOrEqualTo(Instant.now());
        Instant past = now.minusSeconds(300);
        assertThat(time(call("deleted", now.minusSeconds(600), past).json().path("latestDateCovered")))
                .isEqualTo(past.truncatedTo(ChronoUnit.MINUTES));
    }

    @Test
    void too_many_ids_are_refused() {
        org.limits.set("replicatedIds", 1);
        Instant now = Instant.now();
        org.insert("Account", "Name", "A");
        assertThat(call("updated", now.minusSeconds(60), now.plusSeconds(60)).status())
                .isEqualTo(200);
        org.insert("Account", "Name", "B");
        assertThat(call("updated", now.minusSeconds(60), now.plusSeconds(60)).errorCode())
                .isEqualTo("EXCEEDED_ID_LIMIT");
    }

    @Test
    void what_left_the_recycle_bin_is_no_longer_listed_and_moves_the_earliest_date() {
        Instant now = Instant.now();
        JsonNode before =
                call("deleted", now.minusSeconds(60), now.plusSeconds(120)).json();
        assertThat(time(before.path("earliestDateAvailable"))).isEqualTo("2024-01-01T00:00:00Z");
        org.service.delete("Account", org.insert("Account", "Name", "A"));
        org.limits.set("timeScale", 1e12);
        JsonNode after =
                call("deleted", now.minusSeconds(60), now.plusSeconds(120)).json();
        assertThat(after.path("deletedRecords")).isEmpty();
        assertThat(time(after.path("earliestDateAvailable"))).isAfterOrEqualTo(now.truncatedTo(ChronoUnit.SECONDS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-01-01", "2026-01-01T00:00:00", "yesterday"})
    void times_need_a_date_a_time_and_a_zone(String start) {
        assertThat(org.get("/sobjects/Account/updated/?end=2026-01-01T00:00:00Z&start=" + start)
                        .errorCode())
                .isEqualTo("INVALID_REPLICATION_DATE");
    }

    @Test
    void a_zone_can_be_an_offset_even_with_a_plus_that_was_not_encoded() {
        String start = Instant.now().minusSeconds(600).toString().replaceAll("\\.\\d+Z", "+00:00");
        String end = Instant.now().toString().replaceAll("\\.\\d+Z", "%2B00:00");
        assertThat(org.get("/sobjects/Account/updated?start=" + start + "&end=" + end)
                        .status())
                .isEqualTo(200);
    }

    private RunningOrg.Reply call(String kind, Instant start, Instant end) {
        return org.get("/sobjects/Account/" + kind + "/?start=" + start + "&end=" + end);
    }

    private static Instant time(JsonNode text) {
        return Instant.parse(text.asText().replace("+0000", "Z"));
    }
}
