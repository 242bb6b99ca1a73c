package io.karawane.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The adjustable limits of one service; 0 switches a limit off. */
public final class Limits {
    private final Map<String, Double> defaults = new ConcurrentSkipListMap<>();
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

    /** Each limit by its name: {@code value} and {@code default}. */
    public ObjectNode json() {
        ObjectNode json = Json.object();
        defaults.forEach((name, byDefault) ->
                json.putObject(name).put("value", plain(get(name))).put("default", plain(byDefault)));
        return json;
    }

    private static BigDecimal plain(double value) {
        return value == Math.rint(value) ? BigDecimal.valueOf((long) value) : BigDecimal.valueOf(value);
    }

    public void reset() {
        values.clear();
    }
}
