package io.karawane.lane;

import io.karawane.mapping.Mapping;
import io.karawane.mapping.Side;
import io.karawane.schema.Terms;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which fields of a Salesforce record are read: what the mapping uses, and what the lanes need to know. */
final class RecordFields {
    private static final List<String> ALWAYS = List.of("Id", "CreatedDate", "SystemModstamp", OutboundRead.ID);

    private RecordFields() {}

    static Set<String> of(String object, Terms terms) {
        Mapping mapping = terms.mappings().of(object);
        Set<String> fields = new LinkedHashSet<>(ALWAYS);
        fields.addAll(object.equals("Account") ? List.of("Name") : List.of("Email", OutboundRead.STATUS));
        fields.addAll(mapping.read(Side.SALESFORCE));
        fields.addAll(mapping.written(Side.SALESFORCE));
        if (object.equals("Lead")) {
            fields.addAll(List.of("IsConverted", "ConvertedContactId"));
        }
        if (object.equals("Contact") && terms.sync().accounts()) {
            of("Account", terms).forEach(field -> fields.add("Account." + field));
        }
        return fields;
    }
}
