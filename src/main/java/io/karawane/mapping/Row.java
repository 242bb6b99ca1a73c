package io.karawane.mapping;

/**
 * One pair of fields.
 *
 * @param salesforce a field name, or a path to a related record's field such as {@code Account.Name}
 * @param activecampaign {@code email}, … or {@code %PERSTAG%}
 * @param key whether the pair identifies the person
 * @param table translates the values; null if they go as they are
 */
public record Row(
        String salesforce,
        String activecampaign,
        boolean key,
        Direction direction,
        Wins wins,
        OnEmpty onEmpty,
        TooLong tooLong,
        BadValue badValue,
        Table table) {

    public String on(Side side) {
        return side == Side.SALESFORCE ? salesforce : activecampaign;
    }

    /** The value in the words of the side it goes to; null if the table does not have it, or for null. */
    String translate(String value, Side to) {
        return table == null || value == null ? value : table.translate(value, to);
    }
}
