package io.karawane.cli;

import java.time.Duration;
import java.time.Instant;

/** How long ago something was, in words. */
final class Age {
    private Age() {}

    static String of(Instant then) {
        Duration age = Duration.between(then, Instant.now());
        if (age.toMinutes() < 2) {
            return "just now";
        } else if (age.toHours() < 2) {
            return age.toMinutes() + " minutes ago";
        }
        return age.toDays() < 2 ? age.toHours() + " hours ago" : age.toDays() + " days ago";
    }
}
