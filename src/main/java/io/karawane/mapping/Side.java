package io.karawane.mapping;

import java.util.LinkedHashMap;
import java.util.Map;

/** The two ends of a mapping: how each reads a value from its form of a record, and writes one into it. */
public enum Side {
    SALESFORCE {
        @Override
        Object read(Map<String, Object> record, String name) {
            Object value = record;
            for (String step : name.split("\\.")) {
                value = value instanceof Map<?, ?> fields ? fields.get(step) : null;
            }
            return value;
        }

        @Override
        void write(Map<String, Object> record, String name, Object value) {
            record.put(name, "".equals(value) ? null : value);
        }
    },
    ACTIVECAMPAIGN {
        @Override
        Object read(Map<String, Object> record, String name) {
            if (!isCustom(name)) {
                return record.get(name);
            }
            return record.get(FIELDS) instanceof Map<?, ?> fields ? fields.get(bare(name)) : null;
        }

        @Override
        @SuppressWarnings("unchecked")
        void write(Map<String, Object> record, String name, Object value) {
            if (isCustom(name)) {
                var fields = record.computeIfAbsent(FIELDS, key -> new LinkedHashMap<String, Object>());
                ((Map<String, Object>) fields).put(bare(name), value);
            } else {
                record.put(name, value);
            }
        }
    };

    private static final String FIELDS = "fields";

    abstract Object read(Map<String, Object> record, String name);

    /** An empty value empties the field: null in Salesforce, empty text in ActiveCampaign. */
    abstract void write(Map<String, Object> record, String name, Object value);

    public Side other() {
        return this == SALESFORCE ? ACTIVECAMPAIGN : SALESFORCE;
    }

    static boolean isCustom(String activecampaignName) {
        return activecampaignName.startsWith("%");
    }

    static String bare(String customName) {
        return customName.substring(1, customName.length() - 1);
    }
}
