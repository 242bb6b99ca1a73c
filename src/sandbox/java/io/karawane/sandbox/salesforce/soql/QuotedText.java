package io.karawane.sandbox.salesforce.soql;

/** Text literals: single quotes and backslash escapes. */
final class QuotedText {
    private QuotedText() {}

    /** @param pattern whether it stands after LIKE: then {@code \_} and {@code \%} stay escaped */
    static String read(String quoted, boolean pattern) {
        StringBuilder text = new StringBuilder();
        for (int at = 1; at < quoted.length() - 1; at++) {
            char c = quoted.charAt(at);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escaped = quoted.charAt(++at);
            switch (escaped) {
                case 'n', 'N' -> text.append('\n');
                case 'r', 'R' -> text.append('\r');
                case 't', 'T' -> text.append('\t');
                case 'b', 'B' -> text.append('\b');
                case 'f', 'F' -> text.append('\f');
                case '"', '\'' -> text.append(escaped);
                case '\\' -> text.append(pattern ? "\\\\" : "\\");
                case 'u', 'U' -> {
                    String digits = quoted.substring(at + 1, Math.min(at + 5, quoted.length() - 1));
                    if (!digits.matches("\\p{XDigit}{4}")) {
                        throw illegal(escaped);
                    }
                    text.append((char) Integer.parseInt(digits, 16));
                    at += 4;
                }
                case '_', '%' -> {
                    if (!pattern) {
                        throw illegal(escaped);
                    }
                    text.append('\\').append(escaped);
                }
                default -> throw illegal(escaped);
            }
        }
        return text.toString();
    }

    private static RuntimeException illegal(char escaped) {
        return Soql.malformed("Invalid string literal: illegal escape sequence '\\" + escaped + "'");
    }
}
