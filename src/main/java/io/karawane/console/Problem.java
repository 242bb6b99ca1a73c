package io.karawane.console;

import java.util.Map;

/** A call of the API is refused; becomes {@code application/problem+json}. */
final class Problem extends RuntimeException {
    final int status;
    final String title;
    final transient Map<String, ?> more;

    /** @param more further members of the answer */
    Problem(int status, String title, String detail, Map<String, ?> more) {
        super(detail);
        this.status = status;
        this.title = title;
        this.more = more;
    }
}
