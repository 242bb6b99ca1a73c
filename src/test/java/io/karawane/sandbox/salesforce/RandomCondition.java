package io.karawane.sandbox.salesforce;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The same random condition in SOQL and, for a table of the same columns, in SQL. */
record RandomCondition(String soql, String sql) {
    private static final List<String> WORDS =
            List.of("a", "B", "Ab", "ä", "O'Neil", "50%", "x_y", "back\\slash", "Zoé");
    private static final List<String> TEXTS = List.of("LastName", "Email", "Region__c");

    static RandomCondition of(Random random, int depth) {
        int kind = depth == 0 ? 3 : random.nextInt(5);
        if (kind > 2) {
            return leaf(random);
        }
        if (kind == 2) {
            RandomCondition inner = of(random, depth - 1);
            return new RandomCondition("(NOT (" + inner.soql + "))", "(NOT (" + inner.sql + "))");
        }
        String word = kind == 0 ? " AND " : " OR ";
        List<RandomCondition> parts = IntStream.range(0, 2 + random.nextInt(2))
                .mapToObj(i -> of(random, depth - 1))
                .toList();
        return new RandomCondition(
                parts.stream().map(part -> "(" + part.soql + ")").collect(Collectors.joining(word)),
                parts.stream().map(part -> "(" + part.sql + ")").collect(Collectors.joining(word)));
    }

    private static RandomCondition leaf(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> compare(random, "Score__c", () -> String.valueOf(random.nextInt(40) / 4.0), number -> number);
            case 1 ->
                compare(
                        random,
                        "Birthday__c",
                        () -> "2000-01-" + (10 + random.nextInt(20)),
                        date -> "DATE '" + date + "'");
            case 2 -> truth(random);
            case 3 -> empty(random);
            case 4 -> like(random);
            case 5 -> in(random);
            case 6 -> {
                RandomCondition parent = text(random, "Account.Name");
                yield new RandomCondition(parent.soql, parent.sql.replace("Account.Name", "Account_Name"));
            }
            default -> text(random, pick(random, TEXTS));
        };
    }

    private interface Written {
        String as(String value);
    }

    private static RandomCondition compare(Random random, String field, Supplier<String> values, Written sql) {
        String operator = pick(random, List.of("=", "!=", "<", "<=", ">", ">="));
        String value = values.get();
        return new RandomCondition(field + " " + operator + " " + value, twoValued(field, operator, sql.as(value)));
    }

    /** An empty field is unequal to everything and neither less nor greater. */
    private static String twoValued(String column, String operator, String value) {
        return operator.equals("!=")
                ? "NOT COALESCE(" + column + " = " + value + ", FALSE)"
                : "COALESCE(" + column + " " + operator + " " + value + ", FALSE)";
    }

    private static RandomCondition text(Random random, String field) {
        String operator = pick(random, List.of("=", "!=", "<", "<=", ">", ">="));
        String word = pick(random, WORDS);
        return new RandomCondition(
                field + " " + operator + " '" + soql(word) + "'",
                twoValued("LOWER(" + field + ")", operator, "LOWER('" + sql(word) + "')"));
    }

    private static RandomCondition truth(Random random) {
        boolean value = random.nextBoolean();
        String operator = pick(random, List.of("=", "!="));
        String condition = "Newsletter__c " + operator + " " + value;
        return new RandomCondition(condition, condition);
    }

    private static RandomCondition empty(Random random) {
        String field = pick(random, List.of("Email", "Score__c", "Birthday__c", "AccountId"));
        return random.nextBoolean()
                ? new RandomCondition(field + " = null", field + " IS NULL")
                : new RandomCondition(field + " != NULL", field + " IS NOT NULL");
    }

    private static RandomCondition like(Random random) {
        String field = pick(random, TEXTS);
        String word = pick(random, WORDS);
        String before = pick(random, List.of("", "%", "_"));
        String after = pick(random, List.of("", "%", "_%"));
        String literal = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        String soql = soql(word).replace("%", "\\%").replace("_", "\\_");
        return new RandomCondition(
                field + " LIKE '" + before + soql + after + "'",
                "COALESCE(LOWER(" + field + ") LIKE LOWER('" + before + sql(literal) + after
                        + "') ESCAPE '\\', FALSE)");
    }

    private static RandomCondition in(Random random) {
        String field = pick(random, TEXTS);
        List<String> words = IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(i -> pick(random, WORDS))
                .toList();
        String not = random.nextBoolean() ? "" : "NOT ";
        return new RandomCondition(
                field + " " + not + "IN ("
                        + words.stream().map(word -> "'" + soql(word) + "'").collect(Collectors.joining(",")) + ")",
                not + "COALESCE(LOWER(" + field + ") IN ("
                        + words.stream()
                                .map(word -> "LOWER('" + sql(word) + "')")
                                .collect(Collectors.joining(","))
                        + "), FALSE)");
    }

    static String word(Random random) {
        return pick(random, WORDS);
    }

    private static String soql(String text) {
        return text.replace("\\", "\\\\").replace("'", "\\'");
    }

    private static String sql(String text) {
        return text.replace("'", "''");
    }

    static <T> T pick(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
