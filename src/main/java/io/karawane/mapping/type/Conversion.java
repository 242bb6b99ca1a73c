package io.karawane.mapping.type;

/**
 * How a value of one field becomes a value of another: it is read as what it is, changed into what the target is, and
 * written in the target's form.
 */
public final class Conversion {
    private final Field from;
    private final Field to;
    private final Manner manner;

    public Conversion(Field from, Field to, Manner manner) {
        this.from = from;
        this.to = to;
        this.manner = manner;
    }

    /**
     * What the source holds: text, boolean, number, date, point in time or a list of texts.
     *
     * @return null if it is blank; a check box that is not ticked is not blank
     * @throws Unfit if the source's value is not one of its own type
     */
    public Object read(Object raw) {
        Object value = from.type() instanceof SalesforceType
                ? SalesforceForm.read(from, raw)
                : ActiveCampaignForm.read(from, raw, manner);
        return value == null && to.type() == SalesforceType.CHECKBOX ? Boolean.FALSE : value;
    }

    /**
     * @param value as {@link #read} gives it, or a text that stands in for it; not null
     * @return in the target's form; empty text empties the field
     * @throws Unfit if the target cannot hold it
     */
    public Object write(Object value) {
        if (to.type() instanceof SalesforceType type) {
            Object changed = Kinds.change(value, type.kind(), manner);
            return SalesforceForm.write(to, type == SalesforceType.PHONE ? phone(changed) : changed);
        }
        Kind kind = ((ActiveCampaignType) to.type()).kind();
        Object changed = Kinds.change(value, kind, manner);
        return ActiveCampaignForm.write(to, from.type() == SalesforceType.PHONE ? phone(changed) : changed, manner);
    }

    private Object phone(Object number) {
        return manner.phones() ? Phones.international((String) number, manner.locale()) : number;
    }

    /** In a few words, for people. */
    @Override
    public String toString() {
        return word(from) + " → " + word(to);
    }

    private static String word(Field field) {
        return field.type() instanceof SalesforceType type
                ? (field.formula() ? "formula, " : "") + type.word()
                : ((ActiveCampaignType) field.type()).word();
    }
}
