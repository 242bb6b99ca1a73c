package io.karawane.sandbox.salesforce.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Switches;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.wire.ApiError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The standard duplicate rules of leads and contacts, each compared with both. As shipped they alert on creation
 * only, and {@code allowSave} overrides them; the switch makes them block, on changes too, or turns them off.
 */
final class DuplicateRules {
    static final String SWITCH = "duplicateRules";
    private static final String MESSAGE = "Use one of these records?";
    private static final Map<String, String> MATCHING_RULES =
            Map.of("Lead", "Standard_Lead_Match_Rule_v1_0", "Contact", "Standard_Contact_Match_Rule_v1_1");

    private final Switches switches;

    DuplicateRules(Switches switches) {
        this.switches = switches;
    }

    /** @throws ApiError DUPLICATES_DETECTED, with the records that {@code row} may be a duplicate of */
    void check(Store store, Origin origin, Row before, Row row) {
        String mode = switches.text(SWITCH);
        boolean block = mode.equals("block");
        boolean overridden = !block && (origin.allowSave() || before != null);
        if (mode.equals("off")
                || origin == Origin.UI
                || overridden
                || !MATCHING_RULES.containsKey(row.type().name())) {
            return;
        }
        PersonMatch person = PersonMatch.of(store, row);
        if (before != null && person.equals(PersonMatch.of(store, before))) {
            return;
        }
        Map<ObjectType, List<Row>> found = new LinkedHashMap<>();
        for (String object : List.of(row.type().name(), row.type().name().equals("Lead") ? "Contact" : "Lead")) {
            ObjectType type = store.schema().type(object);
            List<Row> same = candidates(store, type, row)
                    .filter(other -> !other.id().equals(row.id()) && !other.deleted() && !other.is("IsConverted"))
                    .filter(other -> person.matches(PersonMatch.of(store, other)))
                    .toList();
            if (!same.isEmpty()) {
                found.put(type, same);
            }
        }
        if (!found.isEmpty()) {
            throw new ApiError(400, "DUPLICATES_DETECTED", MESSAGE, null, result(row.type(), found, !block));
        }
    }

    /** Only what earlier calls have written: records of one call are not compared with each other. */
    private static Stream<Row> candidates(Store store, ObjectType type, Row row) {
        Stream<Row> sameEmail = find(store, type, "Email", row.get("Email"));
        Set<Object> names = Stream.of("LastName", "FirstName")
                .map(row::get)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Stream<Row> sameName = names.stream().flatMap(name -> find(store, type, "LastName", name));
        return Stream.concat(sameEmail, sameName).distinct();
    }

    private static Stream<Row> find(Store store, ObjectType type, String field, Object value) {
        return value == null ? Stream.empty() : store.table(type).find(type.field(field), value);
    }

    private static ObjectNode result(ObjectType type, Map<ObjectType, List<Row>> found, boolean allowSave) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.put("allowSave", allowSave)
                .put("duplicateRule", "Standard_" + type + "_Duplicate_Rule")
                .put("duplicateRuleEntityType", type.name())
                .put("errorMessage", MESSAGE);
        ArrayNode results = result.putArray("matchResults");
        found.forEach((other, rows) -> {
            ObjectNode match = results.addObject().put("entityType", other.name());
            match.putArray("errors");
            match.put("matchEngine", "FuzzyMatchEngine");
            ArrayNode records = match.putArray("matchRecords");
            rows.forEach(row -> put(records.addObject(), row));
            match.put("rule", MATCHING_RULES.get(other.name()))
                    .put("size", rows.size())
                    .put("success", true);
        });
        return result;
    }

    private static void put(ObjectNode match, Row row) {
        match.putArray("additionalInformation");
        match.putArray("fieldDiffs");
        ObjectNode record = match.put("matchConfidence", 100.0).putObject("record");
        record.putObject("attributes").put("type", row.type().name());
        record.put("Id", row.id());
    }
}
