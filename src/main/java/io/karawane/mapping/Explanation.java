package io.karawane.mapping;

import io.karawane.problem.RecordProblem;
import java.util.List;
import java.util.Map;

/**
 * What a mapping does with one record, row by row. It holds the record's values.
 *
 * @param mapped null if the record must not go
 * @param problem the first one; null if the record goes
 */
public record Explanation(List<Row> rows, Mapped mapped, RecordProblem problem) {

    /**
     * @param target the field it is for
     * @param from the source fields by name, with what the record holds there
     * @param why more about the ending; null if there is nothing to add
     * @param result what is written; null unless something is
     */
    public record Row(
            String target, Map<String, Object> from, List<Step> steps, Ending ending, String why, Object result) {}

    /** One thing that was done, such as {@code table regions}, and the value after it. */
    public record Step(String did, Object value) {}
}
