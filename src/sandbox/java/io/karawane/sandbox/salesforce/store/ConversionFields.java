package io.karawane.sandbox.salesforce.store;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which lead field fills which field at conversion. Custom fields are not mapped in a fresh org. */
final class ConversionFields {
    static final Map<String, String> TO_ACCOUNT = pairs(
            "Name",
            "Company",
            "Phone",
            "Phone",
            "Fax",
            "Fax",
            "Website",
            "Website",
            "Industry",
            "Industry",
            "AnnualRevenue",
            "AnnualRevenue",
            "NumberOfEmployees",
            "NumberOfEmployees",
            "BillingStreet",
            "Street",
            "BillingCity",
            "City",
            "BillingState",
            "State",
            "BillingPostalCode",
            "PostalCode",
            "BillingCountry",
            "Country",
            "OwnerId",
            "OwnerId");

    static final Map<String, String> TO_CONTACT = pairs(
            "Salutation",
            "Salutation",
            "FirstName",
            "FirstName",
            "LastName",
            "LastName",
            "Title",
            "Title",
            "Email",
            "Email",
            "Phone",
            "Phone",
            "MobilePhone",
            "MobilePhone",
            "Fax",
            "Fax",
            "LeadSource",
            "LeadSource",
            "Description",
            "Description",
            "HasOptedOutOfEmail",
            "HasOptedOutOfEmail",
            "MailingStreet",
            "Street",
            "MailingCity",
            "City",
            "MailingState",
            "State",
            "MailingPostalCode",
            "PostalCode",
            "MailingCountry",
            "Country",
            "OwnerId",
            "OwnerId");

    private ConversionFields() {}

    private static Map<String, String> pairs(String... names) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int at = 0; at < names.length; at += 2) {
            pairs.put(names[at], names[at + 1]);
        }
        return pairs;
    }
}
