package io.karawane.mapping;

import io.karawane.problem.Findings;
import io.karawane.problem.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Which field names each side has, as far as their spelling tells. */
final class Names {
    static final List<String> CONTACT = List.of("email", "firstName", "lastName", "phone", "account");
    static final List<String> ACCOUNT = List.of("name", "accountUrl");

    private static final String IDENTIFIER = "[A-Za-z](_?[A-Za-z0-9])*(__[A-Za-z0-9](_?[A-Za-z0-9])*){0,2}";
    private static final Pattern SALESFORCE = Pattern.compile(IDENTIFIER + "(\\." + IDENTIFIER + "){0,5}");
    private static final Pattern TAG = Pattern.compile("%[A-Z0-9_]+%");
    private static final Pattern LABEL = Pattern.compile("%[^%]+%");
    private static final Pattern DEAL = Pattern.compile("%?(?i:deals?)([ ._-].*|[A-Z][a-z].*)?%?");

    private Names() {}

    static void check(boolean account, PlacedRow row) {
        for (Place place : Place.of(row, Side.SALESFORCE)) {
            checkSalesforce(place, row.row().direction());
        }
        for (Place place : Place.of(row, Side.ACTIVECAMPAIGN)) {
            checkActiveCampaign(account, place);
        }
    }

    /** One name and where it stands. */
    private record Place(String name, String pointer, Findings findings) {
        static List<Place> of(PlacedRow row, Side side) {
            String word = side.name().toLowerCase(Locale.ROOT);
            List<String> names = row.row().on(side);
            boolean list = row.node().path(word).isArray();
            return IntStream.range(0, names.size())
                    .mapToObj(index -> new Place(
                            names.get(index),
                            row.pointer() + "/" + word + (list ? "/" + index : ""),
                            row.file().findings()))
                    .toList();
        }

        void wrong(String code, String text, String hint) {
            findings.atValue(pointer, code, text, hint);
        }
    }

    private static void checkSalesforce(Place place, Direction direction) {
        String name = place.name();
        if (!SALESFORCE.matcher(name).matches()) {
            place.wrong(
                    "bad-salesforce-name",
                    "\"%s\" is not the API name of a Salesforce field".formatted(name),
                    "take the API name from Setup > Object Manager, such as LastName or Budget__c");
        } else if (name.contains(".") && direction != Direction.TO_ACTIVECAMPAIGN) {
            place.wrong(
                    "read-only-field",
                    name + " belongs to a related record, which can only be read",
                    "add direction: to-activecampaign to this row");
        }
    }

    private static void checkActiveCampaign(boolean account, Place place) {
        String name = place.name();
        if (account && LABEL.matcher(name).matches()) {
            return; // a label is free text, and may well begin with "Deal"
        }
        if (DEAL.matcher(name).matches()) {
            place.wrong(
                    "deal-field",
                    name + " is a deal field; ActiveCampaign deal fields cannot be mapped to any Salesforce field",
                    "remove this row, or map a contact field");
        } else if (account ? !ACCOUNT.contains(name) : !isContactField(name)) {
            place.wrong(
                    "bad-activecampaign-name",
                    "\"%s\" is not a field of an ActiveCampaign %s".formatted(name, account ? "account" : "contact"),
                    hint(account, name));
        }
    }

    private static boolean isContactField(String name) {
        return CONTACT.contains(name) || isTag(name);
    }

    /** A custom field of a contact. */
    static boolean isTag(String name) {
        return TAG.matcher(name).matches();
    }

    private static String hint(boolean account, String name) {
        var custom = account ? "%" + name.replace("%", "") + "%" : tag(name);
        return Nearest.to(name, account ? ACCOUNT : CONTACT)
                .map(known -> "did you mean %s? A custom field is written \"%s\"".formatted(known, custom))
                .orElse("write one of %s, or \"%s\" for a custom field"
                        .formatted(String.join(", ", account ? ACCOUNT : CONTACT), custom));
    }

    private static String tag(String name) {
        String letters = name.replaceAll("[^A-Za-z0-9_]", "_").replaceAll("^_+|_+$", "");
        return "%" + (letters.isEmpty() ? "PERSTAG" : letters.toUpperCase(Locale.ROOT)) + "%";
    }
}
