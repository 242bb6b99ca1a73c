package io.karawane.lane;

import io.karawane.mapping.Mapping;
import io.karawane.mapping.Mappings;
import io.karawane.mapping.Side;
import io.karawane.settings.Sync;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Which fields of a Salesforce record are read: what the mapping uses, and what the lanes need to know. */
public final class RecordFields {
    private static final List<String> ALWAYS = List.of("Id", "CreatedDate", "SystemModstamp", OutboundRead.ID);

    private final Supplier<Mappings> mappings;
    private final Supplier<Sync> sync;

    public RecordFields(Supplier<Mappings> mappings, Supplier<Sync> sync) {
        this.mappings = mappings;
        this.sync = sync;
    }

    Set<String> of(String object) {
        Mapping mapping = mappings.get().of(object);
        Set<String> fields = new LinkedHashSet<>(ALWAYS);
        fields.addAll(object.equals("Account") ? List.of("Name") : List.of("Email", OutboundRead.STATUS));
        fields.addAll(mapping.read(Side.SALESFORCE));
        fields.addAll(mapping.written(Side.SALESFORCE));
        if (object.equals("Contact") && sync.get().accounts()) {
            of("Account").forEach(field -> fields.add("Account." + field));
        }
        return fields;
    }
}
