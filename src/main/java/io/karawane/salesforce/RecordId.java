package io.karawane.salesforce;

import java.util.regex.Pattern;

/** Ids of Salesforce records: 15 characters in which case matters, or 18 in which it does not. */
public final class RecordId {
    private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?");
    private static final String CHECK = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    private static final int SHORT = 15;
    private static final int GROUP = 5;

    private RecordId() {}

    public static boolean is(String text) {
        return FORM.matcher(text).matches();
    }

    /** The same with 18 characters. Each of the last three tells which of five others are upper case. */
    public static String eighteen(String id) {
        StringBuilder whole = new StringBuilder(id.substring(0, SHORT));
        for (int group = 0; group < SHORT; group += GROUP) {
            int upper = 0;
            for (int i = 0; i < GROUP; i++) {
                upper |= Character.isUpperCase(id.charAt(group + i)) ? 1 << i : 0;
            }
            whole.append(CHECK.charAt(upper));
        }
        return whole.toString();
    }
}
