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
    private final List<Spot> sources;
    private final Spot target;
    private final int mostCharacters;

    /** @param manner the file's own way to read and write */
    TypedRow(Row row, Side to, Fields fields, Manner manner) {
        this.row = row;
        this.from = to.other();
        Manner own = new Manner(manner.locale(), manner.zone(), row.phones());
        Field written = fields.of(to, row.target(to));
        List<String> names = row.on(from);
        mostCharacters = written.length();
        target = Spot.of(to, row.target(to));
        sources = names.stream().map(name -> Spot.of(from, name)).toList();
        conversions = names.isEmpty()
                ? List.of(new Conversion(Fields.UNKNOWN.of(from, ""), written, own))
                : names.stream()
                        .map(name -> new Conversion(fields.of(from, name), written, own))
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
        if (sources.size() == 1 && row.source() instanceof Source.First) {
            return conversions.get(0).read(sources.get(0).read(record));
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            values.add(conversions.get(i).read(sources.get(i).read(record)));
        }
        return row.source().value(values, raw(record));
    }

    /** What its fields hold, by name, as the source side has it. */
    Map<String, Object> raw(Map<String, Object> record) {
        Map<String, Object> raw = new LinkedHashMap<>();
        for (int i = 0; i < sources.size(); i++) {
            raw.put(row.on(from).get(i), sources.get(i).read(record));
        }
        return raw;
    }

    /** @throws io.karawane.mapping.type.Unfit if the target cannot hold the value */
    Object written(Object value) {
        return conversions.get(0).write(value);
    }

    /** What the target holds; null if nothing. */
    Object held(Map<String, Object> target) {
        return this.target.read(target);
    }

    void put(Map<String, Object> values, Object written) {
        target.write(values, written);
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
