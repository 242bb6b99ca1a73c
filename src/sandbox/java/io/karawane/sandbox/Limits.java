package io.karawane.sandbox;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The adjustable limits of one service; 0 switches a limit off. */
public final class Limits {
    private final Map<String, Double> defaults = new ConcurrentHashMap<>();
    private final Map<String, Double> values = new ConcurrentHashMap<>();

    public Limits() {
        declare("latencyMs", 0);
        declare("timeScale", 1);
    }

    public void declare(String name, double byDefault) {
        defaults.put(name, byDefault);
    }

    /** @throws IllegalArgumentException if this service has no limit of that name */
    public void set(String name, double value) {
        if (!defaults.containsKey(name)) {
            throw new IllegalArgumentException("unknown limit '" + name + "', known: " + defaults.keySet());
        }
        values.put(name, value);
    }

    public double get(String name) {
        return values.getOrDefault(name, defaults.get(name));
    }

    public void reset() {
        values.clear();
    }
}
