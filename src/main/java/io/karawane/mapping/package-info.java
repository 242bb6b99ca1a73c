/**
 * The mapping files, and what they do to one record: values of one side become values of the other. Knows no endpoint,
 * no HTTP and no SQL.
 *
 * <p>A Salesforce record is a map of field names to JSON values as the REST interface returns them, related records
 * nested ({@code Account: {Name: …}}). An ActiveCampaign contact is a map of {@code email, firstName, lastName, phone,
 * account} and {@code fields}, a map of personalisation tags in upper case without the percent signs; an account is a map of {@code
 * name, accountUrl} and {@code fields} by label.
 */
package io.karawane.mapping;
