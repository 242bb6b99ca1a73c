package io.karawane.lane;

import io.karawane.queue.Link;
import io.karawane.schema.Terms;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** What a link remembers of a record: a hash of all that ActiveCampaign is told of it, 64 hexadecimal digits. */
final class Projections {
    private Projections() {}

    /** Of the Salesforce record as it was read last, with its account. */
    static String outbound(Person person) {
        return outbound(person.object(), person.record(), person.terms());
    }

    /** Of a lead or contact, with its account. */
    @SuppressWarnings("unchecked")
    static String outbound(String object, Map<String, Object> record, Terms terms) {
        String account = record.get("Account") instanceof Map<?, ?> fields
                ? terms.mappings().of("Account").projection((Map<String, Object>) fields)
                : "";
        return hash(terms.mappings().of(object).projection(record) + "\n" + account);
    }

    /** Of a Salesforce account as it was read last. */
    static String outbound(Company company) {
        return hash(company.mapping().projection(company.record()));
    }

    /** The link of an account that both sides hold. */
    static Link link(Company company) {
        return new Link(
                company.object(),
                company.salesforceId(),
                company.activecampaignId(),
                "",
                outbound(company),
                company.terms().mappingVersion("Account"),
                true);
    }

    private static String hash(String projection) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(projection.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
