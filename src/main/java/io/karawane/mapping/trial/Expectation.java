package io.karawane.mapping.trial;

import io.karawane.mapping.Mapped;
import io.karawane.mapping.Note;
import io.karawane.mapping.PlainRecord;
import io.karawane.mapping.Side;
import io.karawane.problem.RecordProblem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What must become of a record.
 *
 * @param values the fields that are written, one entry each; null if the record must be refused
 * @param problem the reason's word, null if the record must go
 * @param problemField null if it does not matter
 * @param notes the reasons' words by field; null if they do not matter
 */
record Expectation(Map<String, Object> values, String problem, String problemField, Map<String, String> notes) {
    private static final String NONE = "none";

    List<Difference> differences(RecordProblem came) {
        String code = came.reason().code();
        boolean same = code.equals(problem) && (problemField == null || problemField.equals(came.field()));
        return same ? List.of() : List.of(new Difference("problem", expectedProblem(), came.getMessage()));
    }

    List<Difference> differences(Side to, Mapped mapped) {
        Map<String, Object> written = PlainRecord.of(to, mapped.values());
        if (values == null) {
            return List.of(new Difference("problem", expectedProblem(), NONE + ", but " + written));
        }
        List<Difference> differences = new ArrayList<>(differences("", values, written));
        if (notes != null) {
            Map<String, Object> noted = mapped.notes().stream()
                    .collect(Collectors.toMap(Note::field, note -> note.reason().code(), (first, second) -> second));
            differences.addAll(differences("note of ", notes, noted));
        }
        return differences;
    }

    private static List<Difference> differences(String of, Map<String, ?> expected, Map<String, ?> got) {
        Set<String> fields = new LinkedHashSet<>(expected.keySet());
        fields.addAll(got.keySet());
        return fields.stream()
                .filter(field -> !Objects.equals(text(field, expected), text(field, got)))
                .map(field -> new Difference(of + field, shown(text(field, expected)), shown(text(field, got))))
                .toList();
    }

    private String expectedProblem() {
        return problem == null ? NONE : problem + (problemField == null ? "" : " " + problemField);
    }

    /** Empty for a field that is emptied, null for one that is not there. */
    private static String text(String field, Map<String, ?> values) {
        if (!values.containsKey(field)) {
            return null;
        }
        return values.get(field) instanceof BigDecimal number
                ? number.stripTrailingZeros().toPlainString()
                : Objects.toString(values.get(field), "");
    }

    private static String shown(String text) {
        if (text == null) {
            return "(nothing)";
        }
        return text.isEmpty() ? "(emptied)" : text;
    }
}
