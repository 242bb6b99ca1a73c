package io.karawane.lane;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** One scheduled run: what it saw, for its row in the journal. */
public final class Run {
    private final String schedule;
    private final Instant begin;
    private final Map<String, Count> counts = new LinkedHashMap<>();

    /**
     * @param seen records or contacts that were looked at
     * @param queued those of them that are news
     * @param missed those that an event or a webhook should have told
     * @param pages in which they came
     */
    record Count(int seen, int queued, int missed, int pages) {
        private Count plus(Count more) {
            return new Count(seen + more.seen, queued + more.queued, missed + more.missed, pages + more.pages);
        }

        private String words(String object) {
            String unheard = missed == 0 ? "" : ", " + missed + " not heard of before";
            return "%s %d seen, %d queued%s".formatted(object, seen, queued, unheard);
        }
    }

    public Run(String schedule, Instant begin) {
        this.schedule = schedule;
        this.begin = begin;
    }

    Instant begin() {
        return begin;
    }

    void add(String object, Count count) {
        counts.merge(object, count, Count::plus);
    }

    /** Figures that only count once {@link #add} is called with them. */
    Run apart() {
        return new Run(schedule, begin);
    }

    void add(Run apart) {
        apart.counts.forEach(this::add);
    }

    /** How many changes of any object the event stream should have told. */
    public int missed() {
        return counts.values().stream().mapToInt(Count::missed).sum();
    }

    /** Such as {@code hourly: Lead 12 seen, 3 queued; Contact 0 seen, 0 queued; 2 pages in 0.4 s}. */
    String words(Instant end) {
        String objects = counts.entrySet().stream()
                .map(each -> each.getValue().words(each.getKey()) + "; ")
                .collect(Collectors.joining());
        int pages = counts.values().stream().mapToInt(Count::pages).sum();
        return "%s: %s%d pages in %.1f s"
                .formatted(
                        schedule, objects, pages, Duration.between(begin, end).toMillis() / 1000.0);
    }
}
