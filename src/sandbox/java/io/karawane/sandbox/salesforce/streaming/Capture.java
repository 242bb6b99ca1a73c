package io.karawane.sandbox.salesforce.streaming;

import io.karawane.sandbox.Limits;
import io.karawane.sandbox.Switches;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.store.Change;
import io.karawane.sandbox.salesforce.store.Change.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Change data capture of the selected objects: turns the changes of a transaction into events. */
record Capture(Limits limits, Switches switches) {
    private static final String EMPTY_ID = "000000000000000AAA";

    private record Same(ObjectType type, String changeType, Map<String, Object> values) {}

    /** The objects that an administrator selected, in that order; more than the org may select are ignored. */
    Set<String> selected() {
        double most = limits.get("selectedEntities");
        return Arrays.stream(switches.text("changeDataCapture").split("[,\\s]+"))
                .filter(entity -> !entity.isEmpty())
                .limit(most == 0 ? Long.MAX_VALUE : (long) most)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The events in the order of the changes; those beyond the limit end in one overflow event for each object. */
    List<ChangeEvent> events(List<Change> changes) {
        Set<String> selected = selected();
        double most = limits.get("overflowAfter");
        List<ChangeEvent> single = new ArrayList<>();
        Set<ObjectType> overflown = new LinkedHashSet<>();
        long counted = 0;
        for (Change change : changes) {
            ObjectType type = change.row().type();
            if (selected.contains(type.name())) {
                ChangeEvent event = ChangeEvent.of(change);
                counted += weight(event);
                if (most > 0 && counted > most) {
                    overflown.add(type);
                } else {
                    single.add(event);
                }
            }
        }
        List<ChangeEvent> events = merged(single);
        overflown.forEach(type -> events.add(ChangeEvent.overflow(type, overflowIds(type))));
        return events;
    }

    /** Each changed field of an update counts. */
    private static long weight(ChangeEvent event) {
        return Math.max(
                1,
                event.changed().stream()
                        .filter(name -> !name.equals("LastModifiedDate"))
                        .count());
    }

    /** Identical changes of several records become one event, unless a record had another event before. */
    private static List<ChangeEvent> merged(List<ChangeEvent> single) {
        List<ChangeEvent> events = new ArrayList<>();
        Map<Same, ChangeEvent> first = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (ChangeEvent event : single) {
            boolean mergeable =
                    seen.addAll(event.recordIds()) && !event.changeType().equals(Kind.CREATE.name());
            Same same = new Same(event.type(), event.changeType(), event.values());
            ChangeEvent earlier = mergeable ? first.putIfAbsent(same, event) : null;
            if (earlier == null) {
                events.add(event);
            } else {
                earlier.recordIds().addAll(event.recordIds());
            }
        }
        return events;
    }

    private List<String> overflowIds(ObjectType type) {
        return switch (switches.text("overflowRecordIds")) {
            case "none" -> List.of();
            case "wildcard" -> List.of(type.prefix() + "*");
            default -> List.of(EMPTY_ID);
        };
    }
}
