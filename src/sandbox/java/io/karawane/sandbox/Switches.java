package io.karawane.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Behaviours of the real services that no source settles; each has a default and can be set the other way. */
public final class Switches {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

    private final Map<String, Switch> switches = new ConcurrentSkipListMap<>();
    private final Map<String, String> values = new ConcurrentHashMap<>();

    private record Switch(String byDefault, Predicate<String> allows, String allowed) {}

    /**
     * Declares a switch; reading or setting one that nobody declared is an error.
     *
     * @param byDefault a boolean or a number allows only its like
     * @param others beside the default; without any, a text may be any text
     */
    public void declare(String name, Object byDefault, String... others) {
        if (byDefault instanceof Boolean) {
            declare(name, byDefault, List.of("true", "false"));
        } else if (byDefault instanceof Number) {
            switches.put(
                    name, new Switch(byDefault.toString(), NUMBER.asMatchPredicate(), "a number that is not negative"));
        } else if (others.length == 0) {
            switches.put(name, new Switch(byDefault.toString(), text -> true, "any text"));
        } else {
            declare(
                    name,
                    byDefault,
                    Stream.concat(Stream.of(byDefault.toString()), Arrays.stream(others))
                            .toList());
        }
    }

    private void declare(String name, Object byDefault, List<String> allowed) {
        switches.put(name, new Switch(byDefault.toString(), allowed::contains, "one of " + String.join(", ", allowed)));
    }

    /** One that may hold several of the choices, with commas between them, or none. */
    public void declareList(String name, String byDefault, String... choices) {
        List<String> allowed = List.of(choices);
        switches.put(
                name,
                new Switch(
                        byDefault,
                        text -> text.isEmpty() || allowed.containsAll(List.of(text.split(","))),
                        "some of " + String.join(",", allowed)));
    }

    /** @throws IllegalArgumentException if no service declares {@code name}, or it cannot have that value */
    public void set(String name, Object value) {
        Switch known = switches.get(name);
        if (known == null) {
            throw new IllegalArgumentException("unknown switch '" + name + "', known: " + switches.keySet());
        }
        if (!known.allows.test(value.toString())) {
            throw new IllegalArgumentException(
                    "switch '" + name + "' cannot be '" + value + "', only " + known.allowed);
        }
        values.put(name, value.toString());
    }

    public boolean on(String name) {
        return Boolean.parseBoolean(text(name));
    }

    public String text(String name) {
        Switch known = switches.get(name);
        if (known == null) {
            throw new IllegalArgumentException("unknown switch '" + name + "'");
        }
        return values.getOrDefault(name, known.byDefault);
    }

    /** Each switch by its name: {@code value} and {@code default}, both as text. */
    public ObjectNode json() {
        ObjectNode json = Json.object();
        switches.forEach(
                (name, known) -> json.putObject(name).put("value", text(name)).put("default", known.byDefault));
        return json;
    }

    public void reset() {
        values.clear();
    }
}
