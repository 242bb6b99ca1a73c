package io.karawane.lane;

import java.time.Instant;
import java.time.OffsetDateTime;

/** Times as Salesforce writes them: the offset has no colon. */
final class Stamps {
    private Stamps() {}

    static Instant instant(String stamp) {
        return OffsetDateTime.parse(stamp.replaceAll("([+-]\\d{2})(\\d{2})$", "$1:$2"))
                .toInstant();
    }
}
