package io.karawane.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.mapping.type.ActiveCampaignType;
import io.karawane.problem.Reason;
import io.karawane.problem.RecordProblem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** Custom values of accounts in their calls: several choices are an array, amounts are hundredths with a currency. */
final class AccountForm {
    private static final int MINOR_DIGITS = 2;

    private AccountForm() {}

    /** One value of {@code /accountCustomFieldData}, in the form that mappings use. */
    static Object read(ActiveCampaignType type, JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
        }
        String text = value.isNull() ? "" : value.asText();
        return type == ActiveCampaignType.CURRENCY && text.matches("-?\\d+")
                ? new BigDecimal(text).movePointLeft(MINOR_DIGITS).toPlainString()
                : text;
    }

    /**
     * The body of a call that creates or changes an account.
     *
     * @param values in the form that mappings use
     * @param currencies of the amounts that the account holds, by label; asked only if there is an amount to write
     */
    static Map<String, Object> write(
            Map<String, Object> values,
            Function<String, AccountFields.Custom> fields,
            Supplier<Map<String, String>> currencies) {
        Map<String, Object> account = new LinkedHashMap<>(values);
        if (account.remove("fields") instanceof Map<?, ?> byLabel) {
            Map<String, String> held = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            boolean amounts = byLabel.keySet().stream().anyMatch(label -> isAmount(fields.apply(label.toString())));
            held.putAll(amounts ? currencies.get() : Map.of());
            List<Map<String, Object>> custom = new ArrayList<>();
            byLabel.forEach((label, value) -> custom.add(
                    write(fields.apply(label.toString()), String.valueOf(value), held.get(label.toString()))));
            account.put("fields", custom);
        }
        return Map.of("account", account);
    }

    private static boolean isAmount(AccountFields.Custom field) {
        return field.type() == ActiveCampaignType.CURRENCY;
    }

    private static Map<String, Object> write(AccountFields.Custom field, String value, String held) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("customFieldId", Integer.valueOf(field.id()));
        switch (field.type()) {
            case LISTBOX, CHECKBOX -> written.put("fieldValue", choices(value));
            case CURRENCY -> {
                written.put("fieldValue", value.isEmpty() ? "" : minorUnits(value));
                written.put("fieldCurrency", currency(field, held));
            }
            default -> written.put("fieldValue", value);
        }
        return written;
    }

    private static List<String> choices(String joined) {
        return Arrays.stream(joined.split("\\|\\|"))
                .filter(choice -> !choice.isEmpty())
                .toList();
    }

    private static long minorUnits(String amount) {
        return new BigDecimal(amount)
                .movePointRight(MINOR_DIGITS)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static String currency(AccountFields.Custom field, String held) {
        String code = held == null || held.isEmpty() ? field.currency() : held;
        if (code.isEmpty()) {
            throw RecordProblem.permanent(
                    Reason.BAD_VALUE,
                    "%" + field.label() + "%",
                    "ActiveCampaign does not say in which currency; give the field a default currency");
        }
        return code.toUpperCase(Locale.ROOT);
    }
}
