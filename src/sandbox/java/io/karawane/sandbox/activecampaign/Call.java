package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.http.BadMessageException;

/** One request to the API: its path, its query and its body. */
final class Call {
    private static final BigInteger LEAST = BigInteger.valueOf(Integer.MIN_VALUE);
    private static final BigInteger MOST = BigInteger.valueOf(Integer.MAX_VALUE);

    private final String method;
    private final List<String> path;
    private final Map<String, String[]> query;
    private final byte[] body;
    private final String source;

    Call(HttpServletRequest request) throws IOException {
        method = request.getMethod();
        String info = request.getPathInfo() == null ? "" : request.getPathInfo();
        path = List.of(info.replaceAll("^/+|/+$", "").split("/+"));
        body = request.getInputStream().readAllBytes();
        query = decoded(request);
        String who = request.getHeader("Sandbox-Source");
        source = who == null ? "api" : who;
    }

    private Call(Call other, String path) {
        method = other.method;
        this.path = List.of(path.split("/"));
        query = other.query;
        body = other.body;
        source = other.source;
    }

    /** @return null if its percent-encoding is broken */
    private static Map<String, String[]> decoded(HttpServletRequest request) {
        try {
            return request.getParameterMap();
        } catch (BadMessageException e) {
            return null;
        }
    }

    boolean isReadable() {
        return query != null;
    }

    /** The same call to another path. */
    Call at(String other) {
        return new Call(this, other);
    }

    String method() {
        return method;
    }

    List<String> path() {
        return path;
    }

    byte[] bytes() {
        return body;
    }

    /** Who does it: the API, unless a test plays somebody else by a header that the real service does not know. */
    String source() {
        return source;
    }

    /** The id in the path. */
    String id() {
        return path.get(1);
    }

    String text(String name) {
        return text(name, "");
    }

    String text(String name, String otherwise) {
        String[] values = query.get(name);
        return values == null ? otherwise : values[values.length - 1]; // PHP keeps the last one
    }

    boolean has(String name) {
        return query.containsKey(name);
    }

    /** What does not fit becomes the nearest number that does. */
    int number(String name, int otherwise) {
        try {
            BigInteger number = new BigInteger(text(name).trim());
            return number.max(LEAST).min(MOST).intValue();
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    List<String> all(String name) {
        String[] values = query.getOrDefault(name + "[]", query.getOrDefault(name, new String[0]));
        return List.of(values);
    }

    Set<String> includes() {
        return new HashSet<>(Arrays.asList(text("include").split(",")));
    }

    /** {@code group[a]=1&group[b][gt]=2} as {@code {a: 1, b][gt: 2}}. */
    Map<String, String> group(String group) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String name : query.keySet()) {
            if (name.startsWith(group + "[") && name.endsWith("]")) {
                found.put(name.substring(group.length() + 1, name.length() - 1), text(name));
            }
        }
        return found;
    }

    JsonNode json() {
        try {
            return Json.parse(body);
        } catch (IOException e) {
            throw new ApiError(400, Json.object());
        }
    }

    /** The object under {@code key}, empty if there is none. */
    ObjectNode sent(String key) {
        return json().path(key) instanceof ObjectNode object ? object : Json.object();
    }
}
