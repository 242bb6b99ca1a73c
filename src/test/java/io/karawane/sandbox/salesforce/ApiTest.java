package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiTest {
    private final RunningOrg org = new RunningOrg();

    @AfterEach
    void stop() {
        org.close();
    }

    @Test
    void versions_need_no_login_and_all_else_does() {
        org.token = null;
        JsonNode versions = org.get("/services/data/").json();
        assertThat(versions.findValuesAsText("version")).contains("56.0", "63.0");
        assertThat(org.get("/services/data").status()).isEqualTo(200);
        assertThat(org.get("/").status()).isEqualTo(401);
    }

    @Test
    void the_objects_and_their_fields_are_described() {
        assertThat(org.get("/sobjects/").json().path("sobjects").findValuesAsText("name"))
                .contains("Lead", "Contact", "Account", "User");
        assertThat(org.get("/sobjects/Lead")
                        .json()
                        .at("/objectDescribe/keyPrefix")
                        .asText())
                .isEqualTo("00Q");
        JsonNode lead = org.get("/sobjects/Lead/describe/").json();
        JsonNode key = field(lead, "ActiveCampaign_ID__c");
        assertThat(key.path("externalId").asBoolean() && key.path("unique").asBoolean())
                .isTrue();
        assertThat(key.path("length").asInt()).isEqualTo(18);
        assertThat(field(lead, "LastName").path("nillable").asBoolean()).isFalse();
        assertThat(field(lead, "LastName").path("label").asText()).isEqualTo("Last Name");
        assertThat(field(lead, "Name").path("createable").asBoolean()).isFalse();
        JsonNode status = field(lead, "ActiveCampaign_Sync_Status__c");
        assertThat(status.path("restrictedPicklist").asBoolean()).isTrue();
        assertThat(status.path("picklistValues").findValuesAsText("value"))
                .containsExactly("Waiting for next sync", "Successfully synced");
        assertThat(field(org.get("/sobjects/Contact/describe").json(), "AccountId")
                        .path("referenceTo")
                        .toString())
                .isEqualTo("[\"Account\"]");
        JsonNode interests = field(lead, "Interests__c");
        assertThat(interests.path("sortable").asBoolean(true)).isFalse();
        assertThat(field(lead, "Note__c").path("filterable").asBoolean(true)).isFalse();
        assertThat(field(lead, "Letter_Name__c").path("calculated").asBoolean()).isTrue();
        assertThat(field(lead, "Letter_Name__c").path("updateable").asBoolean(true))
                .isFalse();
        assertThat(field(lead, "City").path("compoundFieldName").asText()).isEqualTo("Address");
        assertThat(lead.at("/recordTypeInfos/0/developerName").asText()).isEqualTo("Master");
        JsonNode account = org.get("/sobjects/Account/describe").json();
        assertThat(account.path("childRelationships").toString())
                .contains("\"childSObject\":\"Contact\"", "\"relationshipName\":\"Contacts\"");
    }

    @Test
    void each_answer_tells_how_many_calls_were_used() {
        int before = used(org.get("/limits/"));
        RunningOrg.Reply reply = org.get("/limits");
        assertThat(used(reply)).isEqualTo(before + 1);
        JsonNode limit = reply.json().path("DailyApiRequests");
        assertThat(limit.path("Max").asInt() - limit.path("Remaining").asInt()).isEqualTo(before + 1);
        assertThat(reply.json()).allSatisfy(each -> assertThat(each.has("Max") && each.has("Remaining"))
                .isTrue());
        assertThat(used(org.get("/nope"))).as("a refusal counts and tells too").isEqualTo(before + 2);
    }

    @Test
    void calls_beyond_the_daily_limit_are_refused() {
        org.limits.set("dailyApiRequests", 1);
        assertThat(org.get("/limits").status()).isEqualTo(200);
        RunningOrg.Reply refused = org.get("/limits");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text())
                .isEqualTo(
                        "[{\"message\":\"TotalRequests Limit exceeded.\",\"errorCode\":\"REQUEST_LIMIT_EXCEEDED\"}]");
        org.limits.set("dailyApiRequests", 0);
        assertThat(org.get("/limits").status()).isEqualTo(200);
    }

    @Test
    void an_address_with_headers_over_16_384_bytes_is_too_long() {
        String short0 = "SELECT Id FROM Lead WHERE LastName IN ('" + "x".repeat(3_900) + "')";
        assertThat(org.query(short0).status()).isEqualTo(200);
        String list = "'" + "x".repeat(3_900) + "',";
        String long0 = "SELECT Id FROM Lead WHERE LastName IN (" + list.repeat(4) + "'" + "x".repeat(900) + "')";
        assertThat(org.query(long0).status()).isEqualTo(414);
        assertThat(org.call("GET", "/limits", null, Map.of("X-Long", "x".repeat(16_384)))
                        .status())
                .isEqualTo(431);
    }

    @Test
    void bodies_travel_zipped_in_both_directions() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write("{\"LastName\":\"Ada\",\"Company\":\"A\"}".getBytes(StandardCharsets.UTF_8));
        }
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest.Builder post = HttpRequest.newBuilder(URI.create(org.url() + RunningOrg.DATA + "/sobjects/Lead"))
                .header("Authorization", "Bearer " + org.token)
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(zipped.toByteArray()));
        assertThat(org.send(post).status()).isEqualTo(201);
        HttpRequest.Builder describe = HttpRequest.newBuilder(
                        URI.create(org.url() + RunningOrg.DATA + "/sobjects/Lead/describe"))
                .header("Authorization", "Bearer " + org.token)
                .header("Accept-Encoding", "gzip");
        HttpResponse<byte[]> answer =
                client.sendAsync(describe.build(), BodyHandlers.ofByteArray()).join();
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
        assertThat(plain).hasSizeGreaterThan(5 * answer.body().length);
        assertThat(new String(plain, StandardCharsets.UTF_8)).startsWith("{\"name\":\"Lead\"");
    }

    private static int used(RunningOrg.Reply reply) {
        String header =
                reply.response().headers().firstValue("Sforce-Limit-Info").orElseThrow();
        assertThat(header).matches("api-usage=\\d+/100000");
        return Integer.parseInt(header.replaceAll("\\D*(\\d+)/.*", "$1"));
    }

    private static JsonNode field(JsonNode described, String name) {
        return StreamSupport.stream(described.path("fields").spliterator(), false)
                .filter(field -> field.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
