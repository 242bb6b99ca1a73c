package io.karawane.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "hourly, 1",
        "every 2h, 2",
        "every 3h, 3",
        "every 4h, 4",
        "every 6h, 6",
        "every 8h, 8",
        "every 12h, 12",
        "daily at 03:00, 24"
    })
    void B68_theEightPresets(String text, int hours) {
        assertThat(Schedule.of(text))
                .returns(Duration.ofHours(hours), Schedule::every)
                .returns(text, Schedule::text)
                .returns(false, Schedule::realtime);
    }

    @Test
    void realtimeIsANinthWordThatReconcilesHourly() {
        assertThat(Schedule.of("realtime"))
                .returns(Duration.ofHours(1), Schedule::every)
                .returns(true, Schedule::realtime);
    }

    @Test
    void everyWordThatIsOfferedIsUnderstood() {
        assertThat(Schedule.WORDS).hasSize(9).allSatisfy(Schedule::of);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "every 5h",
                "every 1h",
                "every 24h",
                "every 30m",
                "every 2 h",
                "Hourly",
                "daily",
                "daily at 3:00",
                "daily at 24:00",
                "daily at 02:60",
                "* * * * *",
                ""
            })
    void B68_anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Schedule.of(text));
    }

    @Test
    void B70_everyTwelveHoursPlannedAt0917RunsAtOnceThenAt2117() {
        var schedule = Schedule.of("every 12h");
        var planned = utc("2026-11-24T09:17:00");
        var first = schedule.first(planned, ZoneOffset.UTC);
        assertThat(first).isEqualTo(planned);
        assertThat(schedule.next(first, utc("2026-11-24T09:17:04"), ZoneOffset.UTC))
                .isEqualTo(utc("2026-11-24T21:17:00"));
    }

    @Test
    void B70_severalMissedRunsAreMadeUpForByOne() {
        var schedule = Schedule.of("every 12h");
        assertThat(schedule.next(utc("2026-11-24T21:17:00"), utc("2026-11-27T10:00:00"), ZoneOffset.UTC))
                .isEqualTo(utc("2026-11-27T21:17:00"));
    }

    @Test
    void aRunThatEndsExactlyWhenTheNextIsDueDoesNotRunTwice() {
        var schedule = Schedule.of("hourly");
        assertThat(schedule.next(utc("2026-11-24T09:00:00"), utc("2026-11-24T10:00:00"), ZoneOffset.UTC))
                .isEqualTo(utc("2026-11-24T11:00:00"));
    }

    @Test
    void B69_dailyBeginsAtItsTimeOfDayNotAtOnce() {
        var schedule = Schedule.of("daily at 03:00");
        assertThat(schedule.first(utc("2026-11-24T01:59:59"), BERLIN)).isEqualTo(utc("2026-11-24T02:00:00"));
        assertThat(schedule.first(utc("2026-11-24T02:00:00"), BERLIN)).isEqualTo(utc("2026-11-25T02:00:00"));
    }

    @ParameterizedTest(name = "clock change on {0}, each run {1} s late")
    @CsvSource({
        "2026-03-29, 0",
        "2026-03-29, 5",
        "2026-03-29, 7200",
        "2026-10-25, 0",
        "2026-10-25, 5",
        "2026-10-25, 7200"
    })
    void B69_dailyAt0230RunsExactlyOnceOnADayOfAClockChange(LocalDate change, long late) {
        var schedule = Schedule.of("daily at 02:30");
        var runs = new ArrayList<LocalDate>();
        var due = schedule.first(change.minusDays(2).atStartOfDay(BERLIN).toInstant(), BERLIN);
        for (int i = 0; i < 5; i++) {
            var now = due.plusSeconds(late);
            runs.add(now.atZone(BERLIN).toLocalDate());
            due = schedule.next(due, now, BERLIN);
        }
        assertThat(runs)
                .isEqualTo(List.of(
                        change.minusDays(2), change.minusDays(1), change, change.plusDays(1), change.plusDays(2)));
    }

    private static Instant utc(String time) {
        return Instant.parse(time + "Z");
    }
}
