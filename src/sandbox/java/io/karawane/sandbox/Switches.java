package io.karawane.sandbox;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Behaviours of the real services that no source settles; each has a default and can be set the other way. */
public final class Switches {
    private final Map<String, Object> defaults = new ConcurrentHashMap<>();
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

    public void reset() {
        values.clear();
    }
}
