package io.karawane.check;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A word of a route file with its value; entries of a list bear the list's name.
 *
 * @param pointer where it stands in the file
 * @param parent null at the top of the file
 */
record Word(RouteFile file, String pointer, String name, JsonNode value, Word parent) {

    boolean isText() {
        return value.isTextual();
    }

    String text() {
        return value.asText();
    }

    /** What a word below this one says as text; null if it is not there. */
    String text(String below) {
        return value.path(below).isValueNode() ? value.path(below).asText() : null;
    }

    /** The topmost word above this one: the route, the route configuration, … */
    Word top() {
        return parent == null ? this : parent.top();
    }

    /** The name of the nearest word above this one that is not just {@code expression}. */
    String above() {
        if (parent == null) {
            return "";
        }
        return parent.name.equals("expression") ? parent.above() : parent.name;
    }

    void wrong(String code, String text, String hint) {
        file.findings().atValue(pointer, code, text, hint);
    }

    void warn(String code, String text, String hint) {
        file.findings().warnAtValue(pointer, code, text, hint);
    }

    /** At the word below this one if it is there, else at this one. */
    void wrongAt(String below, String code, String text, String hint) {
        String at = pointer + "/" + below;
        file.findings().atKey(value.at("/" + below).isMissingNode() ? pointer : at, code, text, hint);
    }
}
