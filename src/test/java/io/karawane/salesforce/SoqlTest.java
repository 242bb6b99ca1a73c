package io.karawane.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoqlTest {
    private static final List<String> NASTY = List.of(
            "'",
            "\\",
            "\\'",
            "\n",
            "\r",
            "\t",
            "\b",
            "\f",
            "\0",
            "\u007f",
            "\u0085",
            "%",
            "_",
            "\"",
            "ü",
            "😀",
            "n",
            "u0027",
            " OR Id != null",
            "--",
            "$1");

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            O'Brien, 'O\\'Brien'
            a\\b,    'a\\\\b'
            \\',     '\\\\\\''
            ``,      ''
            100 %_,  '100 %_'
            """)
    void quotesAndBackslashesAreEscaped(String text, String literal) {
        assertThat(Soql.text(text)).isEqualTo(literal);
    }

    @Test
    void controlCharactersAreEscaped() {
        assertThat(Soql.text("\n\r\t\0\u007f")).isEqualTo("'\\n\\r\\t\\u0000\\u007F'");
    }

    @Test
    void whateverATextHoldsItStaysOneLiteral() {
        var random = new Random(42);
        for (int i = 0; i < 2_000; i++) {
            var text = random.ints(random.nextInt(12), 0, NASTY.size())
                    .mapToObj(NASTY::get)
                    .collect(Collectors.joining());
            var query = Soql.select(List.of("Id"), "Lead", "LastName = " + Soql.text(text) + " AND Email != null");
            assertThat(Grammar.literals(query))
                    .singleElement()
                    .satisfies(literal -> assertThat(Grammar.meaning(literal)).isEqualTo(text));
        }
    }

    @Test
    void aListIsOfLiterals() {
        var query =
                Soql.select(List.of("Id", "Name"), "Lead", "Email IN " + Soql.list(List.of("a@b.test", "o'c@d.test")));
        assertThat(query).isEqualTo("SELECT Id, Name FROM Lead WHERE Email IN ('a@b.test','o\\'c@d.test')");
        assertThat(Grammar.literals(query)).hasSize(2);
    }

    @Test
    void nothingToAskIsNoQuery() {
        assertThat(Soql.queries(List.<String>of(), SoqlTest::ofEmails)).isEmpty();
    }

    @Test
    void twoHundredIdsAreOneQuery() {
        var ids = IntStream.range(0, 200)
                .mapToObj("00Q000000000%03dAAA"::formatted)
                .toList();
        assertThat(Soql.queries(ids, SoqlTest::ofEmails)).hasSize(1);
    }

    @Test
    void queriesAreHalvedUntilTheirEncodedLengthFits() {
        var emails = IntStream.range(0, 500)
                .mapToObj(i -> "ä".repeat(i % 60) + i + "@müller.test")
                .toList();
        var queries = Soql.queries(emails, SoqlTest::ofEmails);
        assertThat(queries).hasSizeGreaterThan(2).allSatisfy(query -> assertThat(
                        URLEncoder.encode(query, StandardCharsets.UTF_8).replace("+", "%20"))
                .hasSizeLessThanOrEqualTo(12_000));
        assertThat(queries.stream()
                        .flatMap(query -> Grammar.literals(query).stream().map(Grammar::meaning)))
                .containsExactlyElementsOf(emails);
    }

    @Test
    void whatCannotBeHalvedIsAskedAsItIs() {
        assertThat(Soql.queries(List.of("x".repeat(20_000)), SoqlTest::ofEmails))
                .hasSize(1);
    }

    private static String ofEmails(List<String> emails) {
        return Soql.select(List.of("Id"), "Lead", "Email IN " + Soql.list(emails));
    }
}
