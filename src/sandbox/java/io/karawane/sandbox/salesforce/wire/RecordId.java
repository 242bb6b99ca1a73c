package io.karawane.sandbox.salesforce.wire;

import java.util.regex.Pattern;

/** Record ids: 15 characters where case counts, or 18 with a checksum of that case. */
public final class RecordId {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String CHECKSUM = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    private static final Pattern SHAPE = Pattern.compile("[0-9A-Za-z]{15}([A-Z0-5]{3})?");

    private RecordId() {}

    /** The {@code number}-th id of an object; ids of one object sort by their number. */
    public static String of(String prefix, long number) {
        char[] id = (prefix + "000000000000").toCharArray();
        id[3] = '5';
        long rest = number;
        for (int at = 14; rest > 0; at--) {
            id[at] = DIGITS.charAt((int) (rest % 62));
            rest /= 62;
        }
        return long18(new String(id));
    }

    public static boolean wellFormed(String id) {
        return id != null
                && SHAPE.matcher(id).matches()
                && (id.length() == 15 || long18(id.substring(0, 15)).equals(id));
    }

    /** The 18-character form; what is no id stays as it is. */
    public static String long18(String id) {
        if (id == null || id.length() != 15) {
            return id;
        }
        StringBuilder checked = new StringBuilder(id);
        for (int group = 0; group < 3; group++) {
            int mask = 0;
            for (int bit = 0; bit < 5; bit++) {
                char c = id.charAt(group * 5 + bit);
                mask |= (c >= 'A' && c <= 'Z' ? 1 : 0) << bit;
            }
            checked.append(CHECKSUM.charAt(mask));
        }
        return checked.toString();
    }
}
