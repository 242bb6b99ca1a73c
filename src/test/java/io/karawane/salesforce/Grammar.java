package io.karawane.salesforce;

import io.github.apexdevtools.apexparser.ApexLexer;
import io.github.apexdevtools.apexparser.ApexParser;
import io.github.apexdevtools.apexparser.CaseInsensitiveInputStream;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;

/** SOQL as the grammar of the Apex language sees it. */
final class Grammar {
    private static final Pattern ESCAPE = Pattern.compile("\\\\(u[0-9A-Fa-f]{4}|.)", Pattern.DOTALL);
    private static final BaseErrorListener REFUSAL = new BaseErrorListener() {
        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                Object symbol,
                int line,
                int column,
                String message,
                RecognitionException e) {
            throw new IllegalArgumentException(message);
        }
    };

    private Grammar() {}

    /** The text literals of a query, in quotes. @throws IllegalArgumentException if it is no SOQL */
    static List<String> literals(String query) {
        var lexer = new ApexLexer(new CaseInsensitiveInputStream(CharStreams.fromString(readable(query))));
        var tokens = new CommonTokenStream(lexer);
        var parser = new ApexParser(tokens);
        lexer.removeErrorListeners();
        parser.removeErrorListeners();
        lexer.addErrorListener(REFUSAL);
        parser.addErrorListener(REFUSAL);
        parser.query();
        if (parser.getCurrentToken().getType() != Token.EOF) {
            throw new IllegalArgumentException("more than a query: " + parser.getCurrentToken());
        }
        return tokens.getTokens().stream()
                .filter(token -> token.getType() == ApexLexer.StringLiteral)
                .map(token -> between(query, token.getStartIndex(), token.getStopIndex() + 1))
                .toList();
    }

    /** The same with every escape as one of the few that the grammar knows, character for character. */
    private static String readable(String query) {
        return ESCAPE.matcher(query)
                .replaceAll(escape -> "\\\\n" + "x".repeat(escape.group().length() - 2));
    }

    /** ANTLR counts code points. */
    private static String between(String query, int from, int to) {
        return query.substring(query.offsetByCodePoints(0, from), query.offsetByCodePoints(0, to));
    }

    /** What a text literal stands for. */
    static String meaning(String literal) {
        return ESCAPE.matcher(literal.substring(1, literal.length() - 1)).replaceAll(Grammar::meaning);
    }

    private static String meaning(MatchResult escape) {
        var word = escape.group(1);
        return switch (word) {
            case "n" -> "\n";
            case "r" -> "\r";
            case "t" -> "\t";
            case "\\" -> "\\\\";
            default -> word.length() == 5 ? Character.toString(Integer.parseInt(word.substring(1), 16)) : word;
        };
    }
}
