package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoqlTest {
    private final RunningOrg org = new RunningOrg();
    private String ada;

    @BeforeEach
    void people() {
        String acme = org.insert("Account", "Name", "Acme");
        ada = org.insert(
                "Contact",
                "LastName",
                "Ada",
                "Email",
                "Ada@Example.com",
                "Score__c",
                5,
                "Newsletter__c",
                true,
                "Interests__c",
                "Books;Music",
                "Birthday__c",
                "2000-02-29",
                "AccountId",
                acme);
        org.insert(
                "Contact", "LastName", "Bert", "Email", "bert@example.com", "Score__c", 7.5, "Interests__c", "Sport");
        org.insert(
                "Contact",
                "LastName",
                "O'Neil",
                "Department",
                "50% off_it",
                "Birthday__c",
                LocalDate.now().toString());
    }

    @AfterEach
    void stop() {
        org.close();
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            Email = 'ADA@example.COM'                        | Ada
            Email != 'ada@example.com'                       | Bert,O'Neil
            Email = null                                     | O'Neil
            Email != null                                    | Ada,Bert
            Email IN ('ada@example.com', 'x@y.zz')           | Ada
            Email NOT IN ('ada@example.com')                 | Bert,O'Neil
            Email LIKE '%@example.com'                       | Ada,Bert
            Email LIKE '_da@%'                               | Ada
            Department LIKE '50\\% off\\_it'                 | O'Neil
            LastName = 'o\\'neil'                            | O'Neil
            LastName > 'B'                                   | Bert,O'Neil
            Score__c >= 5                                    | Ada,Bert
            Score__c = 7.50                                  | Bert
            Score__c < 6.1                                   | Ada
            Newsletter__c = TRUE                             | Ada
            Newsletter__c = false                            | Bert,O'Neil
            Birthday__c = 2000-02-29                         | Ada
            Birthday__c < 2001-01-01                         | Ada
            Birthday__c = TODAY                              | O'Neil
            Birthday__c = LAST_N_DAYS:3                      | O'Neil
            Budget__c = EUR1200                              | -
            CreatedDate = THIS_FISCAL_QUARTER                | Ada,Bert,O'Neil
            CreatedDate = THIS_YEAR                          | Ada,Bert,O'Neil
            CreatedDate < 2020-01-01T00:00:00.000+01:00      | -
            SystemModstamp > 2020-01-01T00:00:00Z            | Ada,Bert,O'Neil
            Interests__c INCLUDES ('Books;Music')            | Ada
            Interests__c INCLUDES ('Sport', 'Books')         | Ada,Bert
            Interests__c EXCLUDES ('Sport')                  | Ada,O'Neil
            Account.Name = 'acme'                            | Ada
            Account.Owner.Username LIKE 'admin%'             | Ada
            NOT (LastName = 'Ada')                           | Bert,O'Neil
            LastName = 'Ada' OR (Score__c > 7 AND Email != null) | Ada,Bert
            AccountId IN (SELECT Id FROM Account WHERE Name = 'Acme') | Ada
            """)
    void conditions(String condition, String names) {
        JsonNode found = org.query("SELECT LastName FROM Contact WHERE " + condition + " ORDER BY LastName")
                .json();
        assertThat(found.findValuesAsText("LastName"))
                .containsExactly(names == null ? new String[0] : names.split(","));
        assertThat(found.path("done").asBoolean()).isTrue();
    }

    @Test
    void ids_compare_in_both_lengths() {
        assertThat(count("Id = '" + ada + "'")).isEqualTo(1);
        assertThat(count("Id IN ('" + ada.substring(0, 15) + "')")).isEqualTo(1);
        assertThat(error("Id = 'abc'")).isEqualTo("INVALID_QUERY_FILTER_OPERATOR");
    }

    @Test
    void rows_carry_their_attributes_and_their_parents() {
        JsonNode row = org.query("select id, Account.Name, Account.Owner.Name from Contact where LastName = 'Ada'")
                .json()
                .path("records")
                .path(0);
        assertThat(row.path("attributes").path("url").asText())
                .isEqualTo("/services/data/v63.0/sobjects/Contact/" + ada);
        assertThat(row.path("Id").asText()).isEqualTo(ada);
        assertThat(row.at("/Account/Name").asText()).isEqualTo("Acme");
        assertThat(row.at("/Account/Owner/Name").asText()).isEqualTo("Sandbox Admin");
        assertThat(org.query("SELECT Account.Name FROM Contact WHERE LastName = 'Bert'")
                        .json()
                        .at("/records/0/Account")
                        .isNull())
                .isTrue();
    }

    @Test
    void count_answers_a_number_without_rows() {
        assertThat(org.query("SELECT COUNT() FROM Contact").json().toString())
                .isEqualTo("{\"totalSize\":3,\"done\":true,\"records\":[]}");
    }

    @Test
    void order_limit_and_offset_cut_the_result() {
        assertThat(names("ORDER BY Email DESC NULLS LAST")).containsExactly("Bert", "Ada", "O'Neil");
        assertThat(names("ORDER BY Email")).containsExactly("O'Neil", "Ada", "Bert");
        assertThat(names("ORDER BY SystemModstamp, Id LIMIT 1 OFFSET 1")).containsExactly("Bert");
        assertThat(org.query("SELECT Id FROM Contact OFFSET 2001").errorCode()).isEqualTo("NUMBER_OUTSIDE_VALID_RANGE");
    }

    @Test
    void deleted_rows_show_only_in_query_all() {
        org.service.delete("Contact", ada);
        assertThat(names("ORDER BY LastName")).containsExactly("Bert", "O'Neil");
        assertThat(org.queryAll("SELECT Id FROM Contact WHERE IsDeleted = TRUE")
                        .json()
                        .path("totalSize")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void every_field_can_be_asked_for_at_once() {
        JsonNode row =
                org.query("SELECT FIELDS(ALL) FROM Contact LIMIT 1").json().at("/records/0");
        assertThat(row.has("Note__c") && row.has("MailingCity")).isTrue();
        assertThat(org.query("SELECT FIELDS(ALL) FROM Contact").errorCode()).isEqualTo("MALFORMED_QUERY");
    }

    @Test
    void pages_hold_as_many_rows_as_asked_for_but_at_least_200() {
        org.service.insert(
                "Lead",
                IntStream.range(0, 2_100)
                        .mapToObj(i -> Map.<String, Object>of("LastName", "L" + i, "Company", "A"))
                        .toList());
        JsonNode first = org.query("SELECT Id FROM Lead").json();
        assertThat(first.path("records")).hasSize(2_000);
        assertThat(first.path("done").asBoolean()).isFalse();
        JsonNode second = org.get(first.path("nextRecordsUrl").asText()).json();
        assertThat(second.path("records")).hasSize(100);
        assertThat(second.path("totalSize").asInt()).isEqualTo(2_100);
        assertThat(second.has("nextRecordsUrl")).isFalse();
        JsonNode small = org.call(
                        "GET", "/query?q=SELECT+Id+FROM+Lead", null, Map.of("Sforce-Query-Options", "batchSize=10"))
                .json();
        assertThat(small.path("records")).hasSize(200);
        assertThat(org.get("/query/01g500000000099AAA-200").errorCode()).isEqualTo("INVALID_QUERY_LOCATOR");
        org.limits.set("timeScale", 1e9);
        assertThat(org.get(first.path("nextRecordsUrl").asText()).errorCode()).isEqualTo("INVALID_QUERY_LOCATOR");
    }

    @Test
    void two_hundred_ids_or_addresses_among_a_hundred_thousand_rows_are_found_in_milliseconds() {
        org.limits.set("changeEventsPerDay", 0);
        for (int block = 0; block < 10; block++) {
            int first = block * 10_000;
            org.service.insert(
                    "Lead",
                    IntStream.range(first, first + 10_000).mapToObj(this::lead).toList());
        }
        String ids = org.query("SELECT Id FROM Lead LIMIT 200").json().findValuesAsText("Id").stream()
                .map(id -> "'" + id + "'")
                .collect(Collectors.joining(","));
        String addresses =
                IntStream.range(0, 200).mapToObj(i -> "'p" + i * 400 + "@e.de'").collect(Collectors.joining(","));
        for (String condition : List.of("Id IN (" + ids + ")", "Email IN (" + addresses + ")")) {
            Duration fastest =
                    Fastest.of(15, () -> assertThat(org.query("SELECT Id, Email FROM Lead WHERE " + condition)
                                    .json()
                                    .path("records"))
                            .hasSize(200));
            assertThat(fastest).isLessThan(Duration.ofMillis(80));
        }
    }

    private Map<String, Object> lead(int number) {
        return new HashMap<>(Map.of("LastName", "L" + number, "Company", "A", "Email", "p" + number + "@e.de"));
    }

    private int count(String condition) {
        return org.query("SELECT COUNT() FROM Contact WHERE " + condition)
                .json()
                .path("totalSize")
                .asInt(-1);
    }

    private String error(String condition) {
        RunningOrg.Reply reply = org.query("SELECT Id FROM Contact WHERE " + condition);
        assertThat(reply.status()).as(condition).isEqualTo(400);
        return reply.errorCode();
    }

    private List<String> names(String rest) {
        return org.query("SELECT LastName FROM Contact " + rest).json().findValuesAsText("LastName");
    }
}
