package io.karawane.mapping;

import io.karawane.mapping.type.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * One row of a mapping file.
 *
 * @param salesforce field names, or paths to a related record's field such as {@code Account.Name}; several are sources
 *     of one target, none stand for a constant
 * @param activecampaign {@code email}, … or {@code %PERSTAG%}, likewise
 * @param key whether the pair identifies the person
 * @param source how what the sources hold becomes one value
 * @param when the records that the row is for
 * @param table translates the values; null if they go as they are
 * @param otherwise what a blank source stands for, in the target's words; null if it stays blank
 * @param phones whether phone numbers are written the international way
 */
public record Row(
        List<String> salesforce,
        List<String> activecampaign,
        boolean key,
        Direction direction,
        Source source,
        When when,
        Table table,
        String otherwise,
        boolean phones,
        Wins wins,
        OnEmpty onEmpty,
        TooLong tooLong,
        BadValue badValue) {

    /** The names on that side. */
    public List<String> on(Side side) {
        return side == Side.SALESFORCE ? salesforce : activecampaign;
    }

    /** The field that the row writes on that side. */
    public String target(Side side) {
        return on(side).get(0);
    }

    /** The field that a problem with the source's value is told of. */
    String origin(Side from) {
        return on(from).isEmpty() ? target(from.other()) : on(from).get(0);
    }

    /** The value in the words of the side it goes to; null if the table does not have it. */
    Object translate(Object value, Side to) {
        if (table == null) {
            return value;
        }
        if (value instanceof List<?> values) {
            var words = new ArrayList<String>();
            values.forEach(each -> words.add(table.translate(each.toString(), to)));
            return words.contains(null) ? null : words;
        }
        return table.translate(Text.of(value), to);
    }
}
