package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no sane client sends is refused as any other mistake is. */
class HostileInputTest {
    private static final String DEEP = "(".repeat(20_000) + "Id != null" + ")".repeat(20_000);
    private final RunningOrg org = new RunningOrg();

    @AfterEach
    void stop() {
        org.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sobjects/Lead",
                "/composite",
                "/composite/sobjects",
                "/composite/batch",
                "/composite/tree/Lead",
                "/jobs/ingest",
                "/jobs/query"
            })
    void json_that_cannot_be_read_is_a_parser_error(String path) {
        assertUnreadable(org.post(path, "{\"a\":" + "[".repeat(5_000)));
        assertUnreadable(org.post(path, "{\"a\":" + "9".repeat(2_000) + "}"));
        assertUnreadable(org.post(path, "{\"LastName\":\"A\",\"Company\":\"B\"} x"));
        assertUnreadable(org.post(path, "{} {}"));
        assertUnreadable(org.post(path, "{"));
        assertUnreadable(org.post(path, ""));
    }

    private static void assertUnreadable(RunningOrg.Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.errorCode()).isEqualTo("JSON_PARSER_ERROR");
        assertThat(reply.message()).isNotEmpty();
    }

    @Test
    void like_takes_no_longer_for_many_wild_cards() {
        org.insert("Lead", "LastName", "a".repeat(80), "Company", "A");
        String pattern = "%a".repeat(30) + "%b";
        assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> assertThat(found(pattern)).isZero());
        assertThat(found("%a".repeat(30) + "%")).isOne();
    }

    @Test
    void like_keeps_its_escapes_and_ignores_case() {
        org.insert("Lead", "LastName", "50%_Öl\\x", "Company", "A");
        assertThat(found("50\\%\\_öL\\\\X")).isOne();
        assertThat(found("5_%l_x")).isOne();
        assertThat(found("5\\_%")).isZero();
        assertThat(found("50\\%")).isZero();
        assertThat(found("%x_")).isZero();
        assertThat(found("%%x%%")).isOne();
    }

    private int found(String pattern) {
        RunningOrg.Reply reply = org.query("SELECT Id FROM Lead WHERE LastName LIKE '" + pattern + "'");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json().path("totalSize").asInt();
    }

    @Test
    void a_query_that_nests_too_deep_is_malformed() {
        String query = "SELECT Id FROM Lead WHERE " + "(".repeat(5_000);
        assertThat(org.query(query).errorCode()).isEqualTo("MALFORMED_QUERY");
        RunningOrg.Reply job = org.post(
                "/jobs/query", "{\"operation\":\"query\",\"query\":\"SELECT Id FROM Lead WHERE " + DEEP + "\"}");
        assertThat(job.status()).isEqualTo(400);
        assertThat(job.errorCode()).isEqualTo("API_ERROR");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> org.service.administration().addValidationRule("Lead", DEEP, "no", null))
                .withMessageStartingWith("MALFORMED_QUERY");
    }

    @Test
    void parentheses_may_nest_as_deep_as_anyone_writes_them() {
        String query = "SELECT Id FROM Lead WHERE " + "(".repeat(150) + "Id != null" + ")".repeat(150);
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(org.query(query).status()).isEqualTo(200));
    }
}
