package io.karawane.sandbox.salesforce.soql;

import io.github.apexdevtools.apexparser.ApexLexer;
import io.github.apexdevtools.apexparser.ApexParser;
import io.github.apexdevtools.apexparser.ApexParser.QueryContext;
import io.github.apexdevtools.apexparser.CaseInsensitiveInputStream;
import io.karawane.sandbox.salesforce.wire.ApiError;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;

/** The text of a query, read with the grammar of the Apex language. */
public record Soql(String text) {
    private static final int LONGEST = 100_000;
    /** The parser calls itself for each level. */
    private static final int DEEPEST = 200;

    QueryContext parse() {
        if (text.length() > LONGEST) {
            throw malformed("SOQL statements cannot be longer than " + LONGEST + " characters.");
        }
        String masked = masked();
        requireShallow(masked);
        ApexLexer lexer = new ApexLexer(new CaseInsensitiveInputStream(CharStreams.fromString(masked)));
        ApexParser parser = new ApexParser(new CommonTokenStream(lexer));
        lexer.removeErrorListeners();
        parser.removeErrorListeners();
        lexer.addErrorListener(new Refusal());
        parser.addErrorListener(new Refusal());
        QueryContext query = parser.query();
        Token next = parser.getCurrentToken();
        if (next.getType() != Token.EOF) {
            throw unexpected(next.getText(), next.getLine(), next.getCharPositionInLine());
        }
        return query;
    }

    private static void requireShallow(String masked) {
        int depth = 0;
        for (int at = 0; at < masked.length(); at++) {
            char c = masked.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth > DEEPEST) {
                throw malformed("SOQL statements cannot nest more than " + DEEPEST + " parentheses.");
            }
        }
    }

    /** The grammar does not know all escapes of SOQL, so it gets to see text literals with their content blanked. */
    private String masked() {
        char[] masked = text.toCharArray();
        boolean inside = false;
        for (int at = 0; at < masked.length; at++) {
            if (masked[at] == '\'') {
                inside = !inside;
            } else if (inside) {
                if (masked[at] == '\\' && at + 1 < masked.length) {
                    masked[at++] = 'x';
                }
                masked[at] = 'x';
            }
        }
        return new String(masked);
    }

    /** What was really written there. */
    String at(ParserRuleContext place) {
        return text.substring(place.getStart().getStartIndex(), place.getStop().getStopIndex() + 1);
    }

    static ApiError malformed(String message) {
        return new ApiError(400, "MALFORMED_QUERY", message, null, null);
    }

    private ApiError unexpected(String token, int line, int column) {
        return malformed(located(line, column, "unexpected token: '" + token + "'"));
    }

    /** What stands there must not. */
    ApiError unexpected(ParserRuleContext place) {
        Token start = place.getStart();
        return unexpected(start.getText(), start.getLine(), start.getCharPositionInLine());
    }

    /** An error that points at a place of the query. */
    ApiError error(String code, ParserRuleContext place, String message) {
        Token start = place.getStart();
        return new ApiError(400, code, located(start.getLine(), start.getCharPositionInLine(), message), null, null);
    }

    private String located(int line, int column, String message) {
        String[] lines = text.split("\n", -1);
        String shown = line <= lines.length ? lines[line - 1] : "";
        int from = Math.max(0, column - 30);
        String part = shown.substring(Math.min(from, shown.length()), Math.min(shown.length(), column + 30));
        return "\n" + part + "\n" + " ".repeat(column - from) + "^\nERROR at Row:" + line + ":Column:" + (column + 1)
                + "\n" + message;
    }

    private final class Refusal extends BaseErrorListener {
        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                Object symbol,
                int line,
                int column,
                String message,
                RecognitionException e) {
            String token = symbol instanceof Token found ? found.getText() : String.valueOf(charAt(line, column));
            throw unexpected(token, line, column);
        }

        private char charAt(int line, int column) {
            String shown = text.split("\n", -1)[line - 1];
            return column < shown.length() ? shown.charAt(column) : ' ';
        }
    }
}
