package io.karawane.mapping;

import java.time.Instant;
import java.util.Map;

/**
 * What is known of the record that a movement writes to.
 *
 * @param current its values, in its own form; null if it does not exist yet or is unknown
 * @param sourceTime when the source was last changed; null if unknown
 * @param targetTime when the target was last changed; null if unknown
 */
public record Target(Map<String, Object> current, Instant sourceTime, Instant targetTime) {
    /** A record to be created. */
    public static final Target NEW = Target.of(null);

    public static Target of(Map<String, Object> current) {
        return new Target(current, null, null);
    }

    public Target changed(Instant sourceTime, Instant targetTime) {
        return new Target(current, sourceTime, targetTime);
    }

    boolean isNew() {
        return current == null;
    }

    /** A tie or an unknown time counts for the source. */
    boolean isNewer() {
        return sourceTime != null && targetTime != null && targetTime.isAfter(sourceTime);
    }
}
