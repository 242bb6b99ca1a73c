package io.karawane.mapping;

import io.karawane.mapping.type.Conversion;
import io.karawane.mapping.type.Field;
import io.karawane.mapping.type.Manner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A row that knows the types of its fields, going one way. */
final class TypedRow {
    private final Row row;
    private final Side from;
    private final List<Conversion> conversions;
    private final int mostCharacters;

    /** @param manner the file's own way to read and write */
    TypedRow(Row row, Side to, Fields fields, Manner manner) {
        this.row = row;
        this.from = to.other();
        Manner own = new Manner(manner.locale(), manner.zone(), row.phones());
        Field target = fields.of(to, row.target(to));
        mostCharacters = target.length();
        List<String> sources = row.on(from);
        this.conversions = sources.isEmpty()
                ? List.of(new Conversion(Fields.UNKNOWN.of(from, ""), target, own))
                : sources.stream()
                        .map(name -> new Conversion(fields.of(from, name), target, own))
                        .toList();
    }

    Row row() {
        return row;
    }

    String target() {
        return row.target(from.other());
    }

    boolean isFor(Map<String, Object> record) {
        return row.when().holds(from, record);
    }

    /**
     * What goes to the other side, in that side's words but not yet in its form; null if blank.
     *
     * @throws io.karawane.mapping.type.Unfit if a source holds what its type does not know
     */
    Object value(Map<String, Object> record) {
        List<String> names = row.on(from);
        if (names.size() == 1 && row.source() instanceof Source.First) {
            return conversions.get(0).read(from.read(record, names.get(0)));
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            values.add(conversions.get(i).read(from.read(record, names.get(i))));
        }
        return row.source().value(values, raw(record));
    }

    /** What its fields hold, by name, as the source side has it. */
    Map<String, Object> raw(Map<String, Object> record) {
        Map<String, Object> raw = new LinkedHashMap<>();
        row.on(from).forEach(name -> raw.put(name, from.read(record, name)));
        return raw;
    }

    /** @throws io.karawane.mapping.type.Unfit if the target cannot hold the value */
    Object written(Object value) {
        return conversions.get(0).write(value);
    }

    /** Of a text; 0 if unlimited or unknown. */
    int mostCharacters() {
        return mostCharacters;
    }

    @Override
    public String toString() {
        return conversions.get(0).toString();
    }
}
