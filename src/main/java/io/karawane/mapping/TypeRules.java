package io.karawane.mapping;

import io.karawane.mapping.type.ActiveCampaignType;
import io.karawane.mapping.type.Field;
import io.karawane.mapping.type.Field.Option;
import io.karawane.mapping.type.Matrix;
import io.karawane.mapping.type.SalesforceType;
import io.karawane.problem.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What can only be checked once the fields of both sides are known. */
final class TypeRules {
    private static final int MOST_NAMED = 5;
    /** What a formula may not feed, by ActiveCampaign's own rules. */
    private static final Set<String> NO_FORMULA = Set.of("email", "lastName", "account", "name");

    private final Catalogue catalogue;
    private final List<PlacedRow> rows;
    private final Part file;

    TypeRules(Catalogue catalogue, List<PlacedRow> rows, Part file) {
        this.catalogue = catalogue;
        this.rows = rows;
        this.file = file;
    }

    void check() {
        if (catalogue.salesforce().isEmpty()) {
            file.findings()
                    .atValue(
                            "/salesforce",
                            "unknown-object",
                            "Salesforce has no object %s that this user may see".formatted(catalogue.object()),
                            "take the API name from Setup > Object Manager: objects of one's own end in __c");
            return;
        }
        for (PlacedRow row : rows) {
            boolean known = areKnown(row, Side.SALESFORCE) & areKnown(row, Side.ACTIVECAMPAIGN);
            if (known) {
                checkTarget(row);
                row.row().salesforce().forEach(salesforce -> row.row()
                        .activecampaign()
                        .forEach(activecampaign -> checkPair(
                                row,
                                catalogue.of(Side.SALESFORCE, salesforce),
                                catalogue.of(Side.ACTIVECAMPAIGN, activecampaign))));
            }
        }
        checkRequired();
    }

    private boolean areKnown(PlacedRow row, Side side) {
        boolean known = true;
        for (String name : row.row().on(side)) {
            if (name.contains(".") && !catalogue.asked().contains(name)) {
                row.warn(
                        word(side),
                        "unknown-type",
                        "nobody has asked Salesforce for %s yet".formatted(name),
                        "start karawane once with this mapping; a path that leads nowhere is found then");
                known = false;
            } else if (catalogue.of(side, name) == null) {
                row.wrong(
                        word(side),
                        "unknown-field",
                        "%s has no field %s".formatted(catalogue.owner(side), name),
                        Nearest.to(name, catalogue.names(side))
                                .map("did you mean %s?"::formatted)
                                .orElse(
                                        side == Side.SALESFORCE
                                                ? "take the API name from Setup > Object Manager"
                                                : "take the personalisation tag, or the label, from its settings"));
                known = false;
            }
        }
        return known;
    }

    private void checkTarget(PlacedRow row) {
        if (!row.row().direction().goesTo(Side.SALESFORCE)) {
            return;
        }
        Field target = catalogue.of(Side.SALESFORCE, row.row().target(Side.SALESFORCE));
        if (!target.writeable()) {
            row.wrong(
                    "salesforce",
                    target.formula() ? "formula-field" : "read-only-field",
                    target.name() + (target.formula() ? " is a formula" : " cannot be written by this user"),
                    "add direction: to-activecampaign to this row" + (target.formula() ? "" : ", or grant the right"));
        } else if (target.type() == SalesforceType.ENCRYPTED_TEXT) {
            row.warn(
                    "salesforce",
                    "encrypted-field",
                    target.name() + " is encrypted; who may not see it reads asterisks",
                    "grant the integration user View Encrypted Data, or it will send asterisks");
        }
    }

    private void checkPair(PlacedRow row, Field salesforce, Field activecampaign) {
        if (row.row().source() instanceof Source.Computed || row.row().source() instanceof Source.Joined) {
            return; // what they give is text
        }
        SalesforceType type = (SalesforceType) salesforce.type();
        Set<ActiveCampaignType> partners = Matrix.partners(salesforce);
        if (!partners.contains(activecampaign.type())) {
            row.wrong(
                    "activecampaign",
                    "unsupported-types",
                    "%s (%s) cannot be mapped to %s (%s)"
                            .formatted(
                                    salesforce.name(),
                                    type.word(),
                                    activecampaign.name(),
                                    ((ActiveCampaignType) activecampaign.type()).word()),
                    partners.isEmpty()
                            ? "map one of its parts instead, such as "
                                    + salesforce.name().replaceFirst("Address$", "") + "City"
                            : "its partner must be of the type " + words(partners));
        } else if (salesforce.formula() && NO_FORMULA.contains(activecampaign.name())) {
            row.wrong(
                    "salesforce",
                    "formula-field",
                    salesforce.name() + " is a formula, which cannot feed " + activecampaign.name(),
                    "map the field that the formula is made of");
        } else if (Matrix.losesOnTheWay(type, activecampaign) && row.row().direction() == Direction.BOTH) {
            row.wrong(
                    "activecampaign",
                    "loop-risk",
                    "%s loses its time in %s and would come back as midnight"
                            .formatted(salesforce.name(), activecampaign.name()),
                    "add direction: to-activecampaign to this row");
        } else {
            checkLoss(row, salesforce, activecampaign);
        }
    }

    private void checkLoss(PlacedRow row, Field salesforce, Field activecampaign) {
        Row pair = row.row();
        if (pair.direction() == Direction.BOTH && pair.tooLong() == TooLong.TRUNCATE) {
            row.warn(
                    "tooLong",
                    "loop-risk",
                    "a value that was cut on one side goes back, cut, to the other",
                    "give the row a direction, or wins: for the side that holds the whole text");
        }
        if (pair.table() == null && pair.direction().goesTo(Side.ACTIVECAMPAIGN)) {
            checkChoices(row, salesforce, activecampaign);
        }
        if (pair.table() == null && pair.direction().goesTo(Side.SALESFORCE)) {
            checkChoices(row, activecampaign, salesforce);
        }
        if (pair.direction().goesTo(Side.ACTIVECAMPAIGN) && isShorter(activecampaign, salesforce)
                || pair.direction().goesTo(Side.SALESFORCE) && isShorter(salesforce, activecampaign)) {
            row.warn(
                    "salesforce",
                    "short-target",
                    "%s holds %d characters, %s %d"
                            .formatted(
                                    salesforce.name(),
                                    salesforce.length(),
                                    activecampaign.name(),
                                    activecampaign.length()),
                    "say on this row what becomes of longer texts: tooLong: truncate, skip-field or fail");
        }
    }

    private static boolean isShorter(Field target, Field source) {
        return target.length() > 0 && source.length() > target.length();
    }

    private static void checkChoices(PlacedRow row, Field from, Field to) {
        if (from.options().isEmpty() || to.options().isEmpty() || !to.restricted()) {
            return;
        }
        Set<String> known = to.options().stream()
                .flatMap(option -> java.util.stream.Stream.of(option.value(), option.label()))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        List<String> missing = from.options().stream()
                .map(Option::value)
                .filter(value -> !known.contains(value.toLowerCase(Locale.ROOT)))
                .toList();
        if (!missing.isEmpty()) {
            row.warn(
                    "activecampaign",
                    "missing-choices",
                    "%s does not know %d of the choices of %s: %s"
                            .formatted(to.name(), missing.size(), from.name(), some(missing)),
                    "add them there, or translate them with a table");
        }
    }

    /** Fields without which Salesforce creates nothing, and that nothing fills. */
    private void checkRequired() {
        for (Field field : catalogue.all(Side.SALESFORCE)) {
            boolean written = rows.stream()
                    .filter(row -> row.row().direction().goesTo(Side.SALESFORCE))
                    .anyMatch(row -> row.row().target(Side.SALESFORCE).equalsIgnoreCase(field.name()));
            if (field.required() && !written && !Required.standsIn(field.name())) {
                file.findings()
                        .warnAtValue(
                                "/fields",
                                "required-unmapped",
                                "%s needs %s, and no row writes it"
                                        .formatted(catalogue.owner(Side.SALESFORCE), field.name()),
                                "add a row for it, perhaps a constant: { salesforce: %s, constant: … }"
                                        .formatted(field.name()));
            }
        }
    }

    private static String words(Set<ActiveCampaignType> types) {
        return types.stream().map(ActiveCampaignType::word).collect(Collectors.joining(" or "));
    }

    private static String some(List<String> words) {
        String named = words.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return words.size() > MOST_NAMED ? named + ", …" : named;
    }

    private static String word(Side side) {
        return side.name().toLowerCase(Locale.ROOT);
    }
}
