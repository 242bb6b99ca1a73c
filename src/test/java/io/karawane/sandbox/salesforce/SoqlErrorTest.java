package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SoqlErrorTest {
    private final RunningOrg org = new RunningOrg();

    @AfterEach
    void stop() {
        org.close();
    }

    @Test
    void a_quoted_date_is_refused_as_salesforce_words_it() {
        RunningOrg.Reply reply = org.query("SELECT Id FROM Lead WHERE SystemModstamp > '2024-01-01T00:00:00Z'");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errorCode()).isEqualTo("INVALID_FIELD");
        assertThat(reply.message())
                .contains("ERROR at Row:1:Column:44")
                .endsWith("must be of type dateTime and should not be enclosed in quotes");
    }

    @Test
    void mistakes_are_named() {
        assertThat(org.query("SELECT Nope FROM Lead").message())
                .contains("ERROR at Row:1:Column:8\nNo such column 'Nope' on entity 'Lead'.");
        assertThat(org.query("SELECT Nope FROM Lead").errorCode()).isEqualTo("INVALID_FIELD");
        assertThat(org.query("SELECT Id FROM Nope").errorCode()).isEqualTo("INVALID_TYPE");
        assertThat(org.query("SELECT Id FROM").errorCode()).isEqualTo("MALFORMED_QUERY");
        assertThat(org.query("SELECT Id FROM Lead WHERE").errorCode()).isEqualTo("MALFORMED_QUERY");
        assertThat(error("Id IN ()")).isEqualTo("MALFORMED_QUERY");
        assertThat(error("LastName = 'o'neil'")).isEqualTo("MALFORMED_QUERY");
        assertThat(error("LastName = 'a\\q'")).isEqualTo("MALFORMED_QUERY");
        assertThat(error("LastName = 5")).isEqualTo("INVALID_FIELD");
        assertThat(error("Score__c = '5'")).isEqualTo("INVALID_FIELD");
        assertThat(error("Newsletter__c = 'true'")).isEqualTo("INVALID_FIELD");
        assertThat(error("Note__c = 'x'")).isEqualTo("INVALID_FIELD");
        assertThat(error("LastName = 'a' AND Email = 'b' OR Email = 'c'")).isEqualTo("MALFORMED_QUERY");
        assertThat(error("LastName = '" + "x".repeat(4_001) + "'")).isEqualTo("MALFORMED_QUERY");
        assertThat(org.get("/query").errorCode()).isEqualTo("MALFORMED_QUERY");
        assertThat(error("Newsletter__c > TRUE")).isEqualTo("INVALID_QUERY_FILTER_OPERATOR");
        assertThat(error("Interests__c > 'a'")).isEqualTo("INVALID_QUERY_FILTER_OPERATOR");
        assertThat(error("Score__c LIKE '5%'")).isEqualTo("INVALID_QUERY_FILTER_OPERATOR");
        assertThat(error("LastName INCLUDES ('a')")).isEqualTo("INVALID_QUERY_FILTER_OPERATOR");
        assertThat(error("LastName = ('a')")).isEqualTo("MALFORMED_QUERY");
        assertThat(error("LastName LIKE 'a\\u12'")).isEqualTo("MALFORMED_QUERY");
        assertThat(error("Score__c = 5d")).isEqualTo("MALFORMED_QUERY");
        assertThat(error("Birthday__c = 2025-02-31")).isEqualTo("MALFORMED_QUERY");
        assertThat(error("Birthday__c = LAST_N_DAYS:-1")).isEqualTo("MALFORMED_QUERY");
        assertThat(error("Birthday__c = 2025-02-01T00:00:00Z")).isEqualTo("INVALID_FIELD");
        assertThat(error("CreatedDate = 2025-02-01")).isEqualTo("INVALID_FIELD");
        assertThat(error("Budget__c = USD5")).isEqualTo("INVALID_FIELD");
        assertThat(error("LastName = :name")).isEqualTo("MALFORMED_QUERY");
        assertThat(error("Id != null) OR (Id = null")).isEqualTo("MALFORMED_QUERY");
    }

    private String error(String condition) {
        RunningOrg.Reply reply = org.query("SELECT Id FROM Contact WHERE " + condition);
        assertThat(reply.status()).as(condition).isEqualTo(400);
        return reply.errorCode();
    }
}
