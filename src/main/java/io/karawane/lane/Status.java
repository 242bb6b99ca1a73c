package io.karawane.lane;

import io.karawane.queue.Backlog;
import io.karawane.queue.Lane;
import io.karawane.queue.Pauses;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** How it stands, counted from the tables. */
public final class Status {
    private final Backlog backlog;
    private final Pauses pauses;
    private final BooleanSupplier mappingsFit;
    private final JobSchedule scan;
    private final List<JobSchedule> others;
    private final boolean setUp;
    private final Clock clock;

    /**
     * @param scan without which nothing goes to ActiveCampaign
     * @param setUp whether a connection is configured at all
     */
    public Status(
            Backlog backlog,
            Pauses pauses,
            BooleanSupplier mappingsFit,
            JobSchedule scan,
            List<JobSchedule> others,
            boolean setUp,
            Clock clock) {
        this.backlog = backlog;
        this.pauses = pauses;
        this.mappingsFit = mappingsFit;
        this.scan = scan;
        this.others = others;
        this.setUp = setUp;
        this.clock = clock;
    }

    /** {@code {"lanes":[{"lane","state","reason","waiting","claimed","lagSeconds"}],"jobs":[{"name","schedule","next","last"}]}}. */
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("lanes", Stream.of(Lane.values()).map(this::lane).toList());
        values.put(
                "jobs",
                Stream.concat(Stream.of(scan), others.stream())
                        .map(JobSchedule::values)
                        .toList());
        return values;
    }

    private Map<String, Object> lane(Lane lane) {
        Backlog.Standing standing = backlog.of(lane);
        Optional<String> reason = reason(lane);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("lane", lane.word());
        values.put("state", reason.isEmpty() ? "running" : "stopped");
        values.put("reason", reason.orElse(null));
        values.put("waiting", standing.waiting());
        values.put("claimed", standing.claimed());
        values.put("lagSeconds", lag(standing.oldest()));
        return values;
    }

    private Optional<String> reason(Lane lane) {
        if (!setUp) {
            return Optional.of("not-set-up");
        }
        for (String service : List.of("salesforce", "activecampaign")) {
            Optional<String> why = pauses.reason(service);
            if (why.isPresent()) {
                return Optional.of(service + " waits: " + why.get());
            }
        }
        if (!mappingsFit.getAsBoolean()) {
            return Optional.of("the mappings do not fit, or the fields of both services are not known yet");
        }
        return lane == Lane.OUTBOUND && scan.isOff() ? Optional.of("no schedule in sync.yaml") : Optional.empty();
    }

    private long lag(Instant oldest) {
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, clock.instant()).toSeconds());
    }
}
