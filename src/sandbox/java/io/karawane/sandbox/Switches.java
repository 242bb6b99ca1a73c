package io.karawane.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Behaviours of the real services that no source settles; each has a default and can be set the other way. */
public final class Switches {
    private final Map<String, Object> defaults = new ConcurrentSkipListMap<>();
    private final Map<String, Object> values = new ConcurrentHashMap<>();

    /** Declares a switch; reading or setting one that nobody declared is an error. */
    public void declare(String name, Object byDefault) {
        defaults.put(name, byDefault);
    }

    /** @throws IllegalArgumentException if no service declares {@code name} */
    public void set(String name, Object value) {
        if (!defaults.containsKey(name)) {
            throw new IllegalArgumentException("unknown switch '" + name + "', known: " + defaults.keySet());
        }
        values.put(name, value);
    }

    public boolean on(String name) {
        return Boolean.parseBoolean(text(name));
    }

    public String text(String name) {
        Object value = values.getOrDefault(name, defaults.get(name));
        if (value == null) {
            throw new IllegalArgumentException("unknown switch '" + name + "'");
        }
        return value.toString();
    }

    /** Each switch by its name: {@code value} and {@code default}, both as text. */
    public ObjectNode json() {
        ObjectNode json = Json.object();
        defaults.forEach((name, byDefault) ->
                json.putObject(name).put("value", text(name)).put("default", byDefault.toString()));
        return json;
    }

    public void reset() {
        values.clear();
    }
}
