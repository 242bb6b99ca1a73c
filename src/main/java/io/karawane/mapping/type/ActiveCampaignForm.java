package io.karawane.mapping.type;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/** Values as ActiveCampaign has them: text, and lists where an account has several choices. */
final class ActiveCampaignForm {
    // What a number field holds is a number in every country: 1.234 is not a thousand there.
    private static final Pattern PLAIN = Pattern.compile("-?\\d+(\\.\\d+)?");

    private ActiveCampaignForm() {}

    /** @return a value of the type's kind; null if blank */
    static Object read(Field field, Object raw, Manner manner) {
        ActiveCampaignType type = (ActiveCampaignType) field.type();
        if (type.kind() == Kind.CHOICES) {
            List<String> choices = raw == null ? List.of() : Choices.ofActiveCampaign(raw);
            return choices.isEmpty() ? null : choices;
        }
        String text = Text.of(raw);
        if (text == null) {
            throw new Unfit("not a single value");
        }
        if (text.startsWith("||") && text.endsWith("||")) { // a single choice is sometimes written like several
            text = String.join("||", Choices.ofActiveCampaign(text));
        }
        if (text.isEmpty()) {
            return null;
        }
        return switch (type.kind()) {
            case NUMBER -> PLAIN.matcher(text).matches() ? new BigDecimal(text) : Amounts.read(text, manner.locale());
            case DATE -> Dates.isNone(text) ? null : Dates.date(text, manner.locale(), manner.zone());
            case MOMENT -> Dates.isNone(text) ? null : Dates.moment(text, manner.zone());
            default -> text;
        };
    }

    @SuppressWarnings("unchecked")
    static String write(Field field, Object value, Manner manner) {
        ActiveCampaignType type = (ActiveCampaignType) field.type();
        return switch (type.kind()) {
            case TEXT -> Choices.pick(field, (String) value);
            case NUMBER -> ((BigDecimal) value).stripTrailingZeros().toPlainString();
            case DATE -> ((LocalDate) value).toString();
            case MOMENT -> Dates.forActiveCampaign((Instant) value, manner.zone());
            case CHOICES ->
                Choices.forActiveCampaign(((List<String>) value)
                        .stream().map(each -> Choices.pick(field, each)).toList());
            case TRUTH -> throw new IllegalStateException("ActiveCampaign has no such type");
        };
    }
}
