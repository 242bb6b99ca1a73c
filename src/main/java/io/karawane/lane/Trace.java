package io.karawane.lane;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What of a failure may be logged: types and places. Messages may repeat what a person's record holds. */
final class Trace {
    private static final int FRAMES = 12;

    private Trace() {}

    /** The types of a failure and its causes, outermost first. */
    static String types(Throwable failure) {
        List<String> types = new ArrayList<>();
        for (Throwable e = failure; e != null && types.size() < FRAMES; e = e.getCause()) {
            types.add(e.getClass().getSimpleName());
        }
        return String.join(" < ", types);
    }

    /** The types, and where the innermost was thrown. */
    static String of(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return Arrays.stream(root.getStackTrace())
                .limit(FRAMES)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < ", types(failure) + " at ", ""));
    }
}
