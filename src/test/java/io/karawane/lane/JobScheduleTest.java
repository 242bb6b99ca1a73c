package io.karawane.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.karawane.queue.Cursors;
import io.karawane.queue.Database;
import io.karawane.queue.Journal;
import io.karawane.queue.Node;
import io.karawane.queue.Pauses;
import io.karawane.settings.Schedule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a job runs, by a clock that is moved: looked at every minute, over restarts, and while the clock jumps. */
class JobScheduleTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final Database database = new Database(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE", "k", "");
    private final List<Instant> runs = new ArrayList<>();
    private Instant now;
    private Schedule planned;
    private JobSchedule job;

    @AfterEach
    void end() {
        database.close();
    }

    private void plan(String schedule, String at) {
        planned = Schedule.of(schedule);
        now = Instant.parse(at);
        restart();
    }

    /** Another instance over the same rows. */
    private void restart() {
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return BERLIN;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        job = new JobSchedule(
                "schedule",
                database,
                new Cursors(database),
                new Node(database),
                new Pauses(database, true),
                new Journal(database),
                () -> planned,
                BERLIN,
                clock);
    }

    /** Time passes, and every minute somebody looks whether a run is due. */
    private void pass(Duration time) {
        for (long minute = 0; minute < time.toMinutes(); minute++) {
            look();
            now = now.plus(Duration.ofMinutes(1));
        }
    }

    private void look() {
        Run run = job.takeRun();
        if (run != null) {
            runs.add(now);
            job.finish(run);
        }
    }

    private void assertRuns(String... times) {
        assertThat(runs).extracting(Instant::toString).containsExactly(times);
    }

    @Test
    void B70_everyTwelveHoursPlannedAt0917RunsAtOnceAndAt2117AndARestartAt10RunsNothing() {
        plan("every 12h", "2026-11-24T09:17:00Z");
        pass(Duration.ofMinutes(43));
        restart();
        pass(Duration.ofHours(14));
        assertRuns("2026-11-24T09:17:00Z", "2026-11-24T21:17:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-28T00:00:00Z, 2026-03-28T01:30:00Z, 2026-03-29T01:30:00Z, 2026-03-30T00:30:00Z",
        "2026-10-24T00:00:00Z, 2026-10-24T00:30:00Z, 2026-10-25T00:30:00Z, 2026-10-26T01:30:00Z",
        "2028-02-27T22:00:00Z, 2028-02-28T01:30:00Z, 2028-02-29T01:30:00Z, 2028-03-01T01:30:00Z"
    })
    void B69_F38_dailyRunsOnceOnDaysOfAClockChangeAndOnLeapDays(
            String planned, String first, String second, String third) {
        plan("daily at 02:30", planned);
        pass(Duration.ofHours(30));
        restart();
        pass(Duration.ofHours(40));
        assertRuns(first, second, third);
    }

    @Test
    void F38_aClockThatJumpsAnHourAheadRunsOnceAndGoesOnFromThere() {
        plan("hourly", "2026-11-24T09:00:00Z");
        pass(Duration.ofMinutes(30));
        now = now.plus(Duration.ofHours(1));
        pass(Duration.ofMinutes(60));
        assertRuns("2026-11-24T09:00:00Z", "2026-11-24T10:30:00Z", "2026-11-24T11:00:00Z");
    }

    @ParameterizedTest(name = "by {0}")
    @CsvSource({"PT1H", "PT24H", "P3650D"})
    void F38_aClockThatIsSetBackHoldsNoRunUpForLongerThanItsPeriod(Duration back) {
        plan("hourly", "2026-11-24T09:00:00Z");
        pass(Duration.ofMinutes(30));
        now = now.minus(back);
        Instant set = now;
        pass(Duration.ofMinutes(125));
        assertThat(runs).hasSize(4);
        assertThat(runs.get(1)).isBetween(set, set.plus(Duration.ofMinutes(60)));
        assertThat(Duration.between(runs.get(1), runs.get(2))).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void F38_dailyIsNotRunByAClockThatIsSetBackOverItsTime() {
        plan("daily at 02:30", "2026-11-24T00:00:00Z");
        pass(Duration.ofMinutes(100));
        now = now.minus(Duration.ofHours(1));
        pass(Duration.ofHours(3));
        assertRuns("2026-11-24T01:30:00Z");
    }

    @Test
    void B72_withoutAScheduleNothingRuns() {
        plan("hourly", "2026-11-24T09:00:00Z");
        pass(Duration.ofMinutes(10));
        planned = null;
        restart();
        pass(Duration.ofHours(5));
        job.runNow();
        look();
        assertRuns("2026-11-24T09:00:00Z");
    }
}
