package io.karawane.mapping;

import java.util.List;

/** What a plan allows in the account mapping. */
final class PlanRules {
    private static final String OR_PLUS = ", or set account: { plan: plus } in sync.yaml if your plan has accounts";
    private static final List<String> NAME = List.of("Name");

    private final Part file;
    private final List<PlacedRow> rows;

    PlanRules(Part file, List<PlacedRow> rows) {
        this.file = file;
        this.rows = rows;
    }

    void check(Plan plan) {
        if (plan.lite()) {
            checkLite(plan.accountsAreOn());
        } else if (plan.accountsAreOn()) {
            checkPlus();
        }
    }

    private void checkLite(boolean used) {
        PlacedRow only = rows.get(0);
        if (!only.row().salesforce().equals(NAME)) {
            only.wrong(
                    "salesforce",
                    "lite-name-only",
                    "with plan lite only the Name of an account can be mapped",
                    "write salesforce: Name" + OR_PLUS);
        } else if (used && !isContactField(only.row().activecampaign())) {
            only.wrong(
                    "activecampaign",
                    "lite-contact-field",
                    "with plan lite there are no accounts in ActiveCampaign: a custom field of the contact stands for"
                            + " their name",
                    "write the personalisation tag of that field, such as \"%COMPANY%\"" + OR_PLUS);
        }
        rows.stream()
                .skip(1)
                .forEach(row -> row.wrong(
                        "",
                        "lite-one-row",
                        "with plan lite only one field can be mapped to the account's Name",
                        "remove this row" + OR_PLUS));
    }

    private static boolean isContactField(List<String> activecampaign) {
        return activecampaign.size() == 1 && Names.isTag(activecampaign.get(0));
    }

    /** Accounts are found by their name; without it none can be made on either side. */
    private void checkPlus() {
        if (rows.stream().anyMatch(row -> row.row().activecampaign().contains("name"))) {
            return;
        }
        String text = "with plan plus the Name of an account is mapped to name, and no row does so";
        String hint = "write { salesforce: Name, activecampaign: name }"
                + ", or set account: { plan: lite } in sync.yaml if your plan has no accounts";
        rows.stream()
                .filter(row -> row.row().salesforce().equals(NAME))
                .findFirst()
                .ifPresentOrElse(row -> row.wrong("activecampaign", "plus-name-row", text, hint), () -> file.findings()
                        .atKey("/fields", "plus-name-row", text, hint));
    }
}
