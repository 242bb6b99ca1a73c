package io.karawane.sandbox.salesforce.store;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;

/**
 * One person as the standard matching rules for leads and contacts compare them. The real rules also forgive
 * misspelt and similar names; here names are the same if only case, accents, blanks and signs differ.
 */
record PersonMatch(
        String firstName,
        String lastName,
        String email,
        String phone,
        String company,
        String title,
        String street,
        String city,
        String postalCode) {
    private static final int SHORTEST_PHONE = 7;

    static PersonMatch of(Store store, Row row) {
        boolean lead = row.type().has("Company");
        String address = lead ? "" : "Mailing";
        return new PersonMatch(
                plain(row.get("FirstName")),
                plain(row.get("LastName")),
                plain(row.get("Email")),
                digits(row.get("Phone")),
                company(lead ? row.get("Company") : accountName(store, row)),
                plain(row.get("Title")),
                plain(row.get(address + "Street")),
                plain(row.get(address + "City")),
                plain(row.get(address + "PostalCode")));
    }

    private static Object accountName(Store store, Row contact) {
        Object id = contact.get("AccountId");
        Row account = id == null ? null : store.table("Account").get(id.toString());
        return account == null ? null : account.get("Name");
    }

    private static String plain(Object value) {
        String text = value == null ? "" : Normalizer.normalize(value.toString(), Normalizer.Form.NFD);
        String letters = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}@]", "");
        return letters.isEmpty() ? null : letters;
    }

    private static String company(Object value) {
        return value == null
                ? null
                : plain(value.toString().replaceAll("(?i)\\b(ag|co|corp|gmbh|inc|kg|llc|ltd|plc|se)\\b", ""));
    }

    private static String digits(Object value) {
        String digits =
                value == null ? "" : value.toString().replaceAll("\\D", "").replaceFirst("^0+", "");
        return digits.length() < SHORTEST_PHONE ? null : digits;
    }

    /** The matching equation of both rules. */
    boolean matches(PersonMatch other) {
        boolean named = sameName(other, false);
        boolean reachable = samePhone(other);
        boolean sameTitle = same(title, other.title);
        boolean samePlace = same(street, other.street)
                && (same(city, other.city) || same(postalCode, other.postalCode) || sameTitle);
        return same(email, other.email) && sameName(other, true)
                || named && (reachable || samePlace || sameTitle && same(company, other.company));
    }

    /** @param blanks whether an empty name matches any, as it does beside an e-mail address */
    private boolean sameName(PersonMatch other, boolean blanks) {
        return similar(firstName, other.firstName, blanks) && same(lastName, other.lastName)
                || same(firstName, other.lastName) && same(lastName, other.firstName);
    }

    private static boolean similar(String left, String right, boolean blanks) {
        if (left == null || right == null) {
            return blanks;
        }
        boolean initial = left.length() == 1 || right.length() == 1;
        return initial ? left.charAt(0) == right.charAt(0) : left.equals(right);
    }

    private boolean samePhone(PersonMatch other) {
        return phone != null && other.phone != null && (phone.endsWith(other.phone) || other.phone.endsWith(phone));
    }

    private static boolean same(String left, String right) {
        return left != null && Objects.equals(left, right);
    }
}
