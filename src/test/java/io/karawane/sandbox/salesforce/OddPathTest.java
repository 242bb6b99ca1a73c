package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths that nobody serves, or that are none, and fields whose rules are easily missed. */
class OddPathTest {
    private final RunningOrg org = new RunningOrg();

    @AfterEach
    void stop() {
        org.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v60.0//sobjects", "//v60.0/sobjects", "/v60.0/..%2fx", "x"})
    void what_is_no_resource_is_not_found_in_json(String path) throws IOException {
        assertThat(raw("/services/data" + path))
                .startsWith("HTTP/1.1 404")
                .contains("application/json", "\"errorCode\":\"NOT_FOUND\"")
                .doesNotContain("<html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nowhere", "/services"})
    void elsewhere_it_is_plain_text(String path) throws IOException {
        assertThat(raw(path)).startsWith("HTTP/1.1 404").contains("text/plain").doesNotContain("<html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/services/data/v60.0/%00", "/services/data/%zz"})
    void what_cannot_be_decoded_is_refused_in_plain_text(String path) throws IOException {
        assertThat(raw(path)).startsWith("HTTP/1.1 400").contains("text/plain").doesNotContain("<html");
    }

    private String raw(String path) throws IOException {
        URI url = URI.create(org.url());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + org.token
                    + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_form_that_cannot_be_decoded_is_an_invalid_request() {
        RunningOrg.Reply reply = org.login("grant_type=%zz");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("error").asText()).isEqualTo("invalid_request");
    }

    @Test
    void of_composite_the_graphs_are_not_served() {
        RunningOrg.Reply reply = org.post("/composite/graph", "{}");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.errorCode()).isEqualTo("NOT_FOUND");
        assertThat(org.get("/composite/sobjects").errorCode()).isEqualTo("METHOD_NOT_ALLOWED");
    }

    @Test
    void a_lead_keeps_a_status() {
        String id = org.insert("Lead", "LastName", "L", "Company", "A");
        RunningOrg.Reply reply = org.patch("/sobjects/Lead/" + id, "{\"Status\":null}");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errorCode()).isEqualTo("REQUIRED_FIELD_MISSING");
        for (JsonNode field : org.get("/sobjects/Lead/describe").json().path("fields")) {
            if (field.path("name").asText().equals("Status")) {
                assertThat(field.path("nillable").asBoolean()).isFalse();
                assertThat(field.path("defaultedOnCreate").asBoolean()).isTrue();
            }
        }
    }
}
