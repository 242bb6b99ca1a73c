package io.karawane.mapping;

import io.karawane.mapping.type.Text;
import io.karawane.problem.Reason;
import io.karawane.problem.RecordProblem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields that Salesforce refuses to be without, and what stands in for them. */
final class Required {
    private static final Map<String, List<String>> BY_OBJECT =
            Map.of("Lead", List.of("LastName", "Company"), "Contact", List.of("LastName"), "Account", List.of("Name"));

    private Required() {}

    /** Whether a record without that field is completed or refused with a reason of its own. */
    static boolean standsIn(String field) {
        return BY_OBJECT.values().stream().anyMatch(fields -> fields.contains(field));
    }

    /** Adds what a new record lacks and what an update would blank; fails where nothing can stand in. */
    static void complete(Mapping mapping, Map<String, Object> values, Map<String, Object> source, Target target) {
        for (String field : BY_OBJECT.getOrDefault(mapping.salesforce(), List.of())) {
            boolean lacking = values.containsKey(field) ? values.get(field) == null : target.isNew();
            if (lacking) {
                values.put(field, standIn(field, source, mapping.mostCharacters(field)));
            }
        }
    }

    private static String standIn(String field, Map<String, Object> contact, int most) {
        if (!field.equals("Company")) {
            throw RecordProblem.permanent(Reason.REQUIRED_MISSING, field, "Salesforce requires it");
        }
        return Stream.of(Text.of(contact.get("account")), fullName(contact))
                .filter(name -> name != null && !name.isEmpty() && (most == 0 || Text.length(name) <= most))
                .findFirst()
                .orElseThrow(() -> RecordProblem.permanent(
                        Reason.REQUIRED_MISSING, field, "neither an account nor a name can stand in"));
    }

    private static String fullName(Map<String, Object> contact) {
        return Stream.of("firstName", "lastName")
                .map(part -> Text.of(contact.get(part)))
                .filter(part -> part != null && !part.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
