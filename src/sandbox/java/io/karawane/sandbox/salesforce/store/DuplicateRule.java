package io.karawane.sandbox.salesforce.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Switches;
import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.wire.ApiError;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The standard rule "same e-mail within the object"; an alert that {@code allowSave} overrides. */
final class DuplicateRule {
    private static final String MESSAGE = "Use one of these records?";
    private final Switches switches;

    DuplicateRule(Switches switches) {
        this.switches = switches;
    }

    void check(Transaction transaction, ObjectType type, Row before, Map<Field, Object> values) {
        Optional<Field> email = type.find("Email").filter(Field::indexed).filter(f -> values.get(f) != null);
        if (email.isEmpty() || transaction.origin().allowSave() || !switches.on("duplicateRules")) {
            return;
        }
        List<Row> same = transaction.find(type, email.get(), values.get(email.get())).stream()
                .filter(row -> before == null || !row.id().equals(before.id()))
                .toList();
        if (!same.isEmpty()) {
            throw new ApiError(400, "DUPLICATES_DETECTED", MESSAGE, null, result(type, same));
        }
    }

    private static ObjectNode result(ObjectType type, List<Row> same) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.put("allowSave", true)
                .put("duplicateRule", "Standard_" + type + "_Duplicate_Rule")
                .put("duplicateRuleEntityType", type.name())
                .put("errorMessage", MESSAGE);
        ObjectNode match = result.putArray("matchResults").addObject();
        match.put("entityType", type.name()).put("matchEngine", "FuzzyMatchEngine");
        var records = match.putArray("matchRecords");
        for (Row row : same) {
            ObjectNode record =
                    records.addObject().put("matchConfidence", 100.0).putObject("record");
            record.putObject("attributes").put("type", type.name());
            record.put("Id", row.id());
        }
        match.putArray("errors");
        match.put("rule", "Standard_" + type + "_Match_Rule")
                .put("size", same.size())
                .put("success", true);
        return result;
    }
}
