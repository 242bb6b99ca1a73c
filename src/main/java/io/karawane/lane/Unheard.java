package io.karawane.lane;

import io.karawane.queue.Backlog;
import io.karawane.queue.Journal;
import io.karawane.queue.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Contacts of whom no webhook has told: nothing waits for them, and nothing of them was settled since. */
public final class Unheard {
    /** The clock of ActiveCampaign may be so much ahead of the database's. */
    private static final Duration CLOCKS = Duration.ofMinutes(10);

    private final Backlog backlog;
    private final Journal journal;

    public Unheard(Backlog backlog, Journal journal) {
        this.backlog = backlog;
        this.journal = journal;
    }

    /** @param since by contact, when there was something to tell */
    Set<String> among(String object, Map<String, Instant> since) {
        Set<String> queued = backlog.known(Lane.INBOUND, object, since.keySet());
        Map<String, Instant> settled = journal.settled(object, since.keySet());
        return since.entrySet().stream()
                .filter(each -> !queued.contains(each.getKey()))
                .filter(each -> !settled.getOrDefault(each.getKey(), Instant.MIN)
                        .isAfter(each.getValue().minus(CLOCKS)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
