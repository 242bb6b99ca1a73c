package io.karawane.console;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One call of the API.
 *
 * @param path below {@code /api/v1/}; {@code {id}} stands for one segment
 * @param forUsers whether the role user may make it too
 * @param answer what becomes JSON; it may block
 */
record Call(String method, String path, boolean forUsers, Function<Request, Object> answer) {

    /**
     * Who asks for what.
     *
     * @param id the segment of the path, null if it has none
     * @param query its parameters, the first of each name
     * @param actor whom the journal names
     */
    record Request(String id, Map<String, String> query, String language, String actor) {}

    /** The id in the path, which is empty if it has none. @return empty if this is another call */
    Optional<String> matches(String asked, String at) {
        Matcher matcher = Pattern.compile(path.replace("{id}", "([^/]+)")).matcher(at);
        return method.equals(asked) && matcher.matches()
                ? Optional.of(matcher.groupCount() == 0 ? "" : matcher.group(1))
                : Optional.empty();
    }
}
