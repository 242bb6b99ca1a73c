package io.karawane.lane;

import io.karawane.problem.Reason;
import io.karawane.problem.ServiceTrouble;
import io.karawane.queue.Cursors;
import io.karawane.queue.Database;
import io.karawane.queue.Entry;
import io.karawane.queue.Journal;
import io.karawane.queue.Node;
import io.karawane.queue.Pauses;
import io.karawane.settings.Schedule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.apache.camel.util.ObjectHelper;

/** When a job runs next, and by whom. Both are in a row, so that restarts and other instances know. */
public final class JobSchedule {
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    /** The clocks of two instances may differ so much. */
    private static final Duration A_LITTLE = Duration.ofMinutes(1);

    private static final Duration CLOCK_CHANGE = Duration.ofHours(1);

    private final String name;
    private final Database database;
    private final Cursors cursors;
    private final Node node;
    private final Pauses pauses;
    private final Journal journal;
    private final Supplier<Schedule> planned;
    private final ZoneId zone;
    private final Clock clock;

    /**
     * @param name of the row
     * @param planned what the files say, null for never
     */
    public JobSchedule(
            String name,
            Database database,
            Cursors cursors,
            Node node,
            Pauses pauses,
            Journal journal,
            Supplier<Schedule> planned,
            ZoneId zone,
            Clock clock) {
        this.name = name;
        this.database = database;
        this.cursors = cursors;
        this.node = node;
        this.pauses = pauses;
        this.journal = journal;
        this.planned = planned;
        this.zone = zone;
        this.clock = clock;
    }

    /** What the row says: the schedule that was planned, when it is due, and which instance runs it, if any. */
    private record Plan(String schedule, Instant due, String runner) {
        static Plan of(String position) {
            String[] parts = position.split("\\|", -1);
            return new Plan(parts[0], Instant.parse(parts[1]), parts[2]);
        }

        String position() {
            return schedule + "|" + due + "|" + runner;
        }
    }

    /**
     * Takes the run that is due: it is this instance's until {@link #finish}, or until its lease ends. A schedule that
     * was changed is planned anew.
     *
     * @return null if none is due, or another instance runs it
     */
    public Run takeRun() {
        Schedule schedule = planned.get();
        return schedule != null && !pauses.anyPaused() && isTaken(schedule)
                ? new Run(schedule.text(), clock.instant())
                : null;
    }

    private boolean isTaken(Schedule schedule) {
        Instant now = clock.instant();
        Optional<String> position = cursors.read(name);
        Plan plan = position.map(Plan::of)
                .filter(known -> known.schedule().equals(schedule.text()))
                .filter(known -> isWithinReach(known, schedule, now))
                .orElseGet(() -> new Plan(schedule.text(), schedule.first(now, zone), ""));
        boolean runsElsewhere =
                !plan.runner().isEmpty() && !plan.runner().equals(node.id()) && node.lives(plan.runner());
        boolean take = !plan.due().isAfter(now) && !runsElsewhere;
        Plan next = take ? new Plan(plan.schedule(), plan.due(), node.id()) : plan;
        if (position.isPresent() && position.get().equals(next.position())) {
            return take;
        }
        return cursors.advance(name, position.orElse(null), next.position()) && take;
    }

    /** Later than a whole period from now nothing was ever planned: the clock was ahead then. */
    private static boolean isWithinReach(Plan plan, Schedule schedule, Instant now) {
        Duration tolerance = schedule.at() == null ? A_LITTLE : CLOCK_CHANGE.plus(A_LITTLE);
        return !plan.due().isAfter(now.plus(schedule.every()).plus(tolerance));
    }

    /**
     * Writes the run down and plans the next; several that were missed are made up for by the one that ends here. A run
     * that was asked for meanwhile stays due.
     */
    public void finish(@Variable("run") Run run) {
        journal.write(Entry.ofJob(name, Reason.RUN.code(), run.words(clock.instant())));
        Schedule schedule = planned.get();
        cursors.read(name)
                .map(Plan::of)
                .filter(plan -> schedule != null && plan.runner().equals(node.id()))
                .ifPresent(plan -> plan(schedule, schedule.next(plan.due(), clock.instant(), zone)));
    }

    /** Whether nothing is planned at all. */
    boolean isOff() {
        return planned.get() == null;
    }

    /** When it runs next, null if never. */
    public Object next() {
        return values().get("next");
    }

    /** {@code {"name","schedule","next","last":{"at","words"}}}; what is not there is null. */
    Map<String, Object> values() {
        Schedule schedule = planned.get();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", name);
        values.put("schedule", schedule == null ? null : schedule.text());
        values.put(
                "next",
                cursors.read(name)
                        .map(Plan::of)
                        .filter(plan -> schedule != null && plan.schedule().equals(schedule.text()))
                        .map(plan -> plan.due().toString())
                        .orElse(null));
        values.put("last", journal.last(Reason.RUN.code(), name).orElse(null));
        return values;
    }

    /** A run that failed is tried again: once the service works again, else in a minute. */
    public void fail(Exchange exchange) {
        Schedule schedule = planned.get();
        Exception caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        boolean serviceTrouble = ObjectHelper.getException(ServiceTrouble.class, caught) != null;
        if (schedule != null) {
            plan(schedule, clock.instant().plus(serviceTrouble ? Duration.ZERO : AFTER_FAILURE));
        }
    }

    /** A run that failed waits for the next regular one: nobody else is to feel it. */
    public void giveUp() {
        Schedule schedule = planned.get();
        if (schedule != null) {
            plan(schedule, clock.instant().plus(schedule.every()));
        }
    }

    /** Makes a run due at once, such as after a gap in the events. Joins the caller's transaction. */
    public void runNow() {
        Schedule schedule = planned.get();
        if (schedule != null) {
            plan(schedule, clock.instant());
        }
    }

    private void plan(Schedule schedule, Instant due) {
        database.inTransaction(() -> cursors.save(name, new Plan(schedule.text(), due, "").position()));
    }
}
