package io.karawane.mapping;

import java.util.LinkedHashMap;
import java.util.Map;

/** Where a field is in a record of one side; found once, so that mapping a record need not look at names. */
sealed interface Spot {

    Object read(Map<String, Object> record);

    /** An empty value empties the field: null in Salesforce, empty text in ActiveCampaign. */
    void write(Map<String, Object> record, Object value);

    static Spot of(Side side, String name) {
        if (side == Side.ACTIVECAMPAIGN) {
            return Side.isCustom(name) ? new Custom(Side.bare(name)) : new Plain(name, "");
        }
        return name.contains(".") ? new Related(name.split("\\.")) : new Plain(name, null);
    }

    /** @param empty what an emptied field holds */
    record Plain(String name, Object empty) implements Spot {
        @Override
        public Object read(Map<String, Object> record) {
            return record.get(name);
        }

        @Override
        public void write(Map<String, Object> record, Object value) {
            record.put(name, "".equals(value) ? empty : value);
        }
    }

    /** A custom field of ActiveCampaign, which has a map of its own. */
    record Custom(String name) implements Spot {
        private static final String FIELDS = "fields";

        @Override
        public Object read(Map<String, Object> record) {
            return record.get(FIELDS) instanceof Map<?, ?> fields ? fields.get(name) : null;
        }

        @Override
        @SuppressWarnings("unchecked")
        public void write(Map<String, Object> record, Object value) {
            Object fields = record.get(FIELDS);
            if (fields == null) {
                fields = new LinkedHashMap<String, Object>();
                record.put(FIELDS, fields);
            }
            ((Map<String, Object>) fields).put(name, value);
        }
    }

    /** A field of a related Salesforce record, which can only be read. */
    record Related(String... steps) implements Spot {
        @Override
        public Object read(Map<String, Object> record) {
            Object value = record;
            for (String step : steps) {
                value = value instanceof Map<?, ?> fields ? fields.get(step) : null;
            }
            return value;
        }

        @Override
        public void write(Map<String, Object> record, Object value) {
            throw new IllegalArgumentException(
                    "a related record's field cannot be written: " + String.join(".", steps));
        }
    }
}
