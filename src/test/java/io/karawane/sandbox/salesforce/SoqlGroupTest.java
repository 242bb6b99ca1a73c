package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoqlGroupTest {
    private final RunningOrg org = new RunningOrg();

    @BeforeEach
    void leads() {
        lead("Ada", "Web", 5.0, "2026-01-31");
        lead("Bert", "Web", 7.5, "2025-02-01");
        lead("Carl", "Other", null, "2026-03-01");
        lead("Dora", null, 1.0, null);
    }

    private void lead(String name, String source, Double score, String birthday) {
        org.insert(
                "Lead",
                "LastName",
                name,
                "Company",
                "A",
                "LeadSource",
                source,
                "Score__c",
                score,
                "Birthday__c",
                birthday);
    }

    @AfterEach
    void stop() {
        org.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SELECT COUNT(Id) FROM Lead                                              | {'expr0':4}
            SELECT COUNT(LeadSource), COUNT_DISTINCT(LeadSource) d FROM Lead        | {'expr0':3,'d':2}
            SELECT MIN(Score__c), MAX(Score__c), SUM(Score__c), AVG(Score__c) FROM Lead | {'expr0':1.0,'expr1':7.5,'expr2':13.5,'expr3':4.5}
            SELECT SUM(Score__c) FROM Lead WHERE LastName = 'nobody'                | {'expr0':null}
            SELECT MAX(Birthday__c) FROM Lead                                       | {'expr0':'2026-03-01'}
            SELECT LeadSource, COUNT(Id) n FROM Lead GROUP BY LeadSource            | {'LeadSource':null,'n':1} {'LeadSource':'Other','n':1} {'LeadSource':'Web','n':2}
            SELECT LeadSource FROM Lead GROUP BY LeadSource HAVING COUNT(Id) > 1    | {'LeadSource':'Web'}
            SELECT LeadSource s FROM Lead WHERE Score__c > 0 GROUP BY LeadSource ORDER BY COUNT(Id) DESC LIMIT 1 | {'s':'Web'}
            SELECT CALENDAR_YEAR(Birthday__c) y, COUNT(Id) FROM Lead WHERE Birthday__c != null GROUP BY CALENDAR_YEAR(Birthday__c) | {'y':2025,'expr0':1} {'y':2026,'expr0':2}
            SELECT Owner.Name, COUNT(Id) FROM Lead GROUP BY Owner.Name              | {'Name':'Sandbox Admin','expr0':4}
            """)
    void groups(String soql, String expected) {
        JsonNode found = org.query(soql).json();
        assertThat(found.path("records")).as(found.toString()).isNotEmpty().allSatisfy(row -> assertThat(
                        row.at("/attributes/type").asText())
                .isEqualTo("AggregateResult"));
        StringBuilder rows = new StringBuilder();
        found.path("records").forEach(row -> {
            ((ObjectNode) row).remove("attributes");
            rows.append(rows.isEmpty() ? "" : " ").append(row);
        });
        String sorted = soql.contains("ORDER") ? rows.toString() : sorted(rows.toString());
        assertThat(sorted).isEqualTo(sorted(RunningOrg.json(expected)));
        assertThat(found.path("totalSize").asInt())
                .isEqualTo(found.path("records").size());
    }

    private static String sorted(String rows) {
        return String.join(" ", Arrays.stream(rows.split(" (?=\\{)")).sorted().toList());
    }

    @ParameterizedTest(name = "{0} is refused")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SELECT LastName, COUNT(Id) FROM Lead                             | MALFORMED_QUERY | Field must be grouped or aggregated: LastName
            SELECT LeadSource FROM Lead GROUP BY LeadSource ORDER BY LastName | MALFORMED_QUERY | Ordered field must be grouped or aggregated: LastName
            SELECT COUNT(Id) FROM Lead GROUP BY Note__c                      | INVALID_FIELD | field 'Note__c' can not be grouped in a query call
            SELECT COUNT(Id) FROM Lead GROUP BY Budget__c                    | INVALID_FIELD | field 'Budget__c' can not be grouped in a query call
            SELECT SUM(LastName) FROM Lead                                   | INVALID_FIELD | field LastName does not support aggregate operator SUM
            SELECT LastName n FROM Lead                                      | MALFORMED_QUERY | only aggregate expressions use field aliasing
            SELECT COUNT() FROM Lead ORDER BY LastName                       | MALFORMED_QUERY | COUNT() cannot be ordered
            SELECT LeadSource FROM Lead GROUP BY ROLLUP(LeadSource)          | MALFORMED_QUERY | GROUP BY ROLLUP and GROUP BY CUBE are not simulated
            """)
    void what_cannot_be_grouped(String soql, String code, String message) {
        RunningOrg.Reply reply = org.query(soql);
        assertThat(reply.message()).endsWith(message);
        assertThat(reply.errorCode()).isEqualTo(code);
    }

    @Test
    void more_groups_than_a_page_holds_are_refused() {
        for (int block = 0; block < 10; block++) {
            int first = block * 201;
            org.service.insert(
                    "Account",
                    IntStream.range(first, first + 201)
                            .mapToObj(i -> Map.<String, Object>of("Name", "A" + i))
                            .toList());
        }
        assertThat(org.query("SELECT Name FROM Account GROUP BY Name").errorCode())
                .isEqualTo("EXCEEDED_ID_LIMIT");
        assertThat(org.query("SELECT Name FROM Account GROUP BY Name LIMIT 2000")
                        .json()
                        .path("records"))
                .hasSize(2_000);
    }
}
