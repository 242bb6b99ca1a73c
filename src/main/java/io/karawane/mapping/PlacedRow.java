package io.karawane.mapping;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A row and where it stands.
 *
 * @param node as it is written
 * @param pointer into the file
 */
record PlacedRow(Row row, JsonNode node, Part file, String pointer) {

    boolean has(String word) {
        return node.has(word);
    }

    /** Reports at the value of that word, or at the row if it does not have it. */
    void wrong(String word, String code, String text, String hint) {
        file.findings().atValue(node.has(word) ? pointer + "/" + word : pointer, code, text, hint);
    }

    void warn(String word, String code, String text, String hint) {
        file.findings().warnAtValue(node.has(word) ? pointer + "/" + word : pointer, code, text, hint);
    }

    void wrongWord(String word, String code, String text, String hint) {
        file.findings().atKey(pointer + "/" + word, code, text, hint);
    }
}
