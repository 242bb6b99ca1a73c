package io.karawane.mapping.type;

/** Ids of Salesforce records. */
public final class RecordId {
    private static final int SHORT = 15;
    private static final String CHECKSUM = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    private RecordId() {}

    /** Case-sensitive ids of 15 characters get the three that make them unique without their case. */
    public static String whole(String id) {
        if (id.length() != SHORT) {
            return id;
        }
        StringBuilder whole = new StringBuilder(id);
        for (int from = 0; from < SHORT; from += 5) {
            int capitals = 0;
            for (int i = 0; i < 5; i++) {
                capitals |= Character.isUpperCase(id.charAt(from + i)) ? 1 << i : 0;
            }
            whole.append(CHECKSUM.charAt(capitals));
        }
        return whole.toString();
    }
}
