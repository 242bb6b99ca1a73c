package io.karawane.mapping;

import io.karawane.mapping.type.Field;
import io.karawane.mapping.type.Manner;
import io.karawane.mapping.type.Sameness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One mapping file, ready to use. */
public final class Mapping {
    private final String name;
    private final String salesforce;
    private final String activecampaign;
    private final Manner manner;
    private final List<Row> rows;
    private final String version;
    private final Fields fields;
    private final Map<Side, List<TypedRow>> typed = new EnumMap<>(Side.class);
    private final List<TypedRow> told;

    /**
     * @param name the beginning of the file's name, such as {@code lead}
     * @param salesforce the object, such as {@code Lead}
     * @param activecampaign {@code contact} or {@code account}
     * @param manner how the file reads and writes what is ambiguous
     * @param version twelve hexadecimal digits that stand for the content of the file and of all it includes
     */
    Mapping(
            String name,
            String salesforce,
            String activecampaign,
            Manner manner,
            List<Row> rows,
            String version,
            Fields fields) {
        this.name = name;
        this.salesforce = salesforce;
        this.activecampaign = activecampaign;
        this.manner = manner;
        this.rows = List.copyOf(rows);
        this.version = version;
        this.fields = fields;
        for (Side side : Side.values()) {
            typed.put(side, typed(side, fields));
        }
        told = typed(Side.ACTIVECAMPAIGN, Fields.UNKNOWN).stream()
                .sorted(Comparator.comparing(TypedRow::target))
                .toList();
    }

    private List<TypedRow> typed(Side to, Fields fields) {
        return rows.stream()
                .filter(row -> row.direction().goesTo(to))
                .map(row -> new TypedRow(row, to, fields, manner))
                .toList();
    }

    /** The same with fields whose types are known. */
    public Mapping with(Fields known) {
        return new Mapping(name, salesforce, activecampaign, manner, rows, version, known);
    }

    /** The same for a plan without account objects, where a field of the contact holds what the account is called. */
    Mapping inContacts() {
        return new Mapping(name, salesforce, "contact", manner, rows, version, fields);
    }

    public String name() {
        return name;
    }

    public String salesforce() {
        return salesforce;
    }

    public String activecampaign() {
        return activecampaign;
    }

    /** Whether it is the mapping between that object and that kind of ActiveCampaign record. */
    public boolean joins(String object, String kind) {
        return salesforce.equals(object) && activecampaign.equals(kind);
    }

    public List<Row> rows() {
        return rows;
    }

    public String version() {
        return version;
    }

    /**
     * What to write to ActiveCampaign.
     *
     * @param record a Salesforce record; a field that it lacks counts as blank
     * @param target the ActiveCampaign side as far as known
     * @throws io.karawane.problem.RecordProblem if the record must not go, by the rows' policies
     */
    public Mapped toActiveCampaign(Map<String, Object> record, Target target) {
        return moved(Side.ACTIVECAMPAIGN, record, target);
    }

    /**
     * What to write to Salesforce; required fields are completed.
     *
     * @param contact a contact or account of ActiveCampaign; a field that it lacks counts as blank
     * @param target the Salesforce side as far as known
     * @throws io.karawane.problem.RecordProblem if the record must not go, by the rows' policies
     */
    public Mapped toSalesforce(Map<String, Object> contact, Target target) {
        Mapped mapped = moved(Side.SALESFORCE, contact, target);
        Required.complete(this, mapped.values(), contact, target);
        return mapped;
    }

    /**
     * Why what would be written would be written, with every row that has a problem.
     *
     * @param source a record of the other side
     */
    public Explanation explain(Side to, Map<String, Object> source, Target target) {
        Explainer explainer = new Explainer(this, to, source, target);
        typed.get(to).forEach(explainer::move);
        return explainer.explanation();
    }

    /**
     * The fields that would hold something else if these values were written to the record, in their order.
     *
     * @param to whose record it is
     * @param values as {@link #toActiveCampaign} or {@link #toSalesforce} give them
     * @param current what the record holds; null if there is none yet
     */
    public List<Difference> differences(Side to, Map<String, Object> values, Map<String, Object> current) {
        List<Difference> differences = new ArrayList<>();
        PlainRecord.of(to, values).forEach((name, value) -> {
            Object held = current == null ? null : Spot.of(to, name).read(current);
            Field field = fields.of(to, name);
            if (!Sameness.same(field == null ? Fields.UNKNOWN.of(to, name) : field, held, value, manner)) {
                differences.add(new Difference(name, held, value));
            }
        });
        return differences;
    }

    private Mapped moved(Side to, Map<String, Object> source, Target target) {
        Movement movement = new Movement(to, source, target, Steps.UNHEARD);
        typed.get(to).forEach(movement::move);
        return new Mapped(movement.values(), movement.notes());
    }

    /** Most characters of a Salesforce field; 0 if unlimited or unknown. */
    int mostCharacters(String field) {
        var known = fields.of(Side.SALESFORCE, field);
        return known == null ? 0 : known.length();
    }

    /** The fields of that side that something is read from, in the order of the file. */
    public Set<String> read(Side side) {
        return rows.stream()
                .filter(row -> row.direction().goesTo(side.other()))
                .flatMap(row -> Stream.concat(row.on(side).stream(), row.when().fields().stream()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Those of related records that are read, such as {@code Account.Name}. */
    public Set<String> paths() {
        return read(Side.SALESFORCE).stream().filter(name -> name.contains(".")).collect(Collectors.toSet());
    }

    /** Whether something is told that changes without a trace on its record: a formula, a field of a related record. */
    public boolean tellsFormulas() {
        return read(Side.SALESFORCE).stream()
                .anyMatch(name -> name.contains(".")
                        || fields.of(Side.SALESFORCE, name) != null
                                && fields.of(Side.SALESFORCE, name).formula());
    }

    /** The fields of that side that the other one's values go to, in the order of the file. */
    public Set<String> written(Side side) {
        return rows.stream()
                .filter(row -> row.direction().goesTo(side))
                .map(row -> row.target(side))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The personalisation tags (account field labels) in use, without percent signs. */
    public Set<String> tags() {
        return Stream.concat(read(Side.ACTIVECAMPAIGN).stream(), written(Side.ACTIVECAMPAIGN).stream())
                .filter(Side::isCustom)
                .map(Side::bare)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * What ActiveCampaign would be told of this record, as text to be hashed. It changes exactly when a value that goes
     * there does, or when the mapping sends other fields or words; never by the order of rows, by policies or by types.
     */
    public String projection(Map<String, Object> record) {
        return told.stream()
                .filter(row -> row.isFor(record))
                .flatMap(row -> Projection.line(row, record).stream())
                .collect(Collectors.joining("\n"));
    }
}
