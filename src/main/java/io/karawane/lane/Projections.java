package io.karawane.lane;

import io.karawane.mapping.Mappings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a link remembers of a record: a hash of all that ActiveCampaign is told of it. */
final class Projections {
    private Projections() {}

    /** Of the Salesforce record as it was read last, 64 hexadecimal digits. */
    static String outbound(Mappings mappings, Person person) {
        try {
            String projection = mappings.of(person.object()).projection(person.record()) + "\n" + person.accountName();
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(projection.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
