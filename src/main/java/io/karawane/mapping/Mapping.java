package io.karawane.mapping;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One mapping file, ready to use.
 *
 * @param name {@code lead}, {@code contact} or {@code account}
 * @param salesforce the object, such as {@code Lead}
 * @param activecampaign {@code contact} or {@code account}
 * @param locale how ambiguous numbers in text are read
 * @param version twelve hexadecimal digits that stand for the content of the file
 */
public record Mapping(
        String name, String salesforce, String activecampaign, Locale locale, List<Row> rows, String version) {
    public Mapping {
        rows = List.copyOf(rows);
    }

    /**
     * What to write to ActiveCampaign.
     *
     * @param record a Salesforce record; a field that it lacks counts as blank
     * @param target the ActiveCampaign side as far as known
     * @throws io.karawane.problem.RecordProblem if the record must not go, by the rows' policies
     */
    public Mapped toActiveCampaign(Map<String, Object> record, Target target) {
        return new Movement(Side.ACTIVECAMPAIGN, record, target).of(this);
    }

    /**
     * What to write to Salesforce; required fields are completed.
     *
     * @param contact a contact or account of ActiveCampaign; a field that it lacks counts as blank
     * @param target the Salesforce side as far as known
     * @throws io.karawane.problem.RecordProblem if the record must not go, by the rows' policies
     */
    public Mapped toSalesforce(Map<String, Object> contact, Target target) {
        return new Movement(Side.SALESFORCE, contact, target).of(this);
    }

    /** The fields of that side whose values go to the other one, in the order of the file. */
    public Set<String> read(Side side) {
        return fields(side, side.other());
    }

    /** The fields of that side that the other one's values go to, in the order of the file. */
    public Set<String> written(Side side) {
        return fields(side, side);
    }

    /** The personalisation tags (account field labels) in use, without percent signs. */
    public Set<String> tags() {
        return rows.stream()
                .map(Row::activecampaign)
                .filter(Side::isCustom)
                .map(Side::bare)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * What ActiveCampaign would be told of this record, as text to be hashed. It changes exactly when a value that goes
     * there does, or when the mapping sends other fields or words; never by the order of rows or by policies.
     */
    public String projection(Map<String, Object> record) {
        return rows.stream()
                .filter(row -> row.direction().goesTo(Side.ACTIVECAMPAIGN))
                .sorted(Comparator.comparing(Row::activecampaign))
                .map(row -> Projection.line(row, record))
                .collect(Collectors.joining("\n"));
    }

    private Set<String> fields(Side side, Side to) {
        return rows.stream()
                .filter(row -> row.direction().goesTo(to))
                .map(row -> row.on(side))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
