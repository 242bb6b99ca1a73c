package io.karawane.mapping;

import io.karawane.mapping.type.Text;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** How what the fields of a row hold becomes the one value that goes to the other side. */
sealed interface Source {

    /**
     * @param values of the fields, in the order of the row; null where blank
     * @param record the same by name, as they were read
     * @return null if there is nothing to go
     */
    Object value(List<Object> values, Map<String, Object> record);

    /** What is done, for people. */
    String word();

    /** The first field that holds something; the only one, as a rule. */
    record First() implements Source {
        @Override
        public Object value(List<Object> values, Map<String, Object> record) {
            return values.stream().filter(Objects::nonNull).findFirst().orElse(null);
        }

        @Override
        public String word() {
            return "read";
        }
    }

    /** All that hold something, one behind the other. */
    record Joined(String between) implements Source {
        @Override
        public Object value(List<Object> values, Map<String, Object> record) {
            String text = values.stream().filter(Objects::nonNull).map(Text::of).collect(Collectors.joining(between));
            return text.isEmpty() ? null : text;
        }

        @Override
        public String word() {
            return "join";
        }
    }

    /** The same for every record. */
    record Constant(String word) implements Source {
        @Override
        public Object value(List<Object> values, Map<String, Object> record) {
            return word;
        }

        @Override
        public String word() {
            return "constant";
        }
    }

    /** What an expression makes of them. */
    record Computed(Expression expression) implements Source {
        @Override
        public Object value(List<Object> values, Map<String, Object> record) {
            return expression.of(record);
        }

        @Override
        public String word() {
            return "expression";
        }
    }
}
