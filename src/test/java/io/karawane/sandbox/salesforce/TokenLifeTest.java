package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long tokens live, and what is told about them. */
class TokenLifeTest {
    private static final String CLIENT = "client_id=sandbox-client&client_secret=sandbox-secret&";
    private static final String CREDENTIALS = CLIENT + "grant_type=client_credentials";
    private static final String REFRESH = CLIENT + "grant_type=refresh_token&refresh_token=";

    private final RunningOrg org = new RunningOrg();
    private final Browser browser = new Browser(org);

    @AfterEach
    void stop() {
        org.close();
    }

    @Test
    void the_oldest_of_more_than_five_access_tokens_ends() {
        String first = org.token;
        IntStream.range(0, 4).forEach(i -> accessToken(CREDENTIALS));
        assertThat(status("Bearer " + first)).isEqualTo(200);
        String sixth = accessToken(CREDENTIALS);
        assertThat(status("Bearer " + first)).isEqualTo(401);
        assertThat(status("Bearer " + sixth)).isEqualTo(200);
    }

    @Test
    void tokens_of_another_grant_do_not_count() {
        IntStream.range(0, 6).forEach(i -> accessToken(REFRESH + "sandbox-refresh"));
        assertThat(status("Bearer " + org.token)).isEqualTo(200);
    }

    @Test
    void the_oldest_of_more_than_five_refresh_tokens_ends_with_its_access_tokens() {
        String access = accessToken(REFRESH + "sandbox-refresh");
        org.limits.set("tokensPerUser", 2);
        refreshToken();
        assertThat(status("Bearer " + access)).isEqualTo(200);
        refreshToken();
        assertThat(status("Bearer " + access)).isEqualTo(401);
        assertThat(org.login(REFRESH + "sandbox-refresh").text())
                .isEqualTo("{\"error\":\"invalid_grant\",\"error_description\":\"expired access/refresh token\"}");
    }

    @Test
    void a_revoked_refresh_token_takes_its_access_tokens_along() {
        String refresh = refreshToken();
        String access = accessToken(REFRESH + refresh);
        assertThat(org.post("/services/oauth2/revoke?token=" + refresh, "").status())
                .isEqualTo(200);
        assertThat(status("Bearer " + access)).isEqualTo(401);
        assertThat(status("Bearer " + org.token)).isEqualTo(200);
        assertThat(org.get("/services/oauth2/revoke?token=" + refresh).status()).isEqualTo(400);
    }

    @Test
    void a_refresh_token_can_be_good_for_one_use_only() {
        org.switches.set("rotateRefreshToken", true);
        JsonNode answer = org.login(REFRESH + "sandbox-refresh").json();
        assertThat(org.login(REFRESH + answer.path("refresh_token").asText()).status())
                .isEqualTo(200);
        assertThat(org.login(REFRESH + "sandbox-refresh").status()).isEqualTo(400);
        org.service.reset();
        assertThat(org.login(REFRESH + "sandbox-refresh").status()).isEqualTo(200);
    }

    @Test
    void logins_without_refresh_token_can_share_one_access_token() {
        org.switches.set("sharedToken", true);
        assertThat(accessToken(CREDENTIALS)).isEqualTo(org.token);
        org.service.endSessions();
        assertThat(accessToken(CREDENTIALS)).isNotEqualTo(org.token);
    }

    @ParameterizedTest
    @CsvSource({
        "password, invalid_grant, authentication failure",
        "expired, invalid_grant, expired access/refresh token",
        "ip, invalid_grant, ip restricted",
        "no-user, invalid_grant, no client credentials user enabled",
        "inactive-user, inactive_user, user is inactive",
        "inactive-org, inactive_org, 'organization is locked, closed, or suspended'",
        "too-often, rate_limit_exceeded, login rate exceeded"
    })
    void every_login_can_be_refused(String refusal, String error, String description) {
        org.switches.set("loginRefusal", refusal);
        RunningOrg.Reply reply = org.login(CREDENTIALS);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("error").asText()).isEqualTo(error);
        assertThat(reply.json().path("error_description").asText()).isEqualTo(description);
        org.switches.set("loginRefusal", "none");
        assertThat(org.login(CREDENTIALS).status()).isEqualTo(200);
    }

    @Test
    void the_password_flow_can_be_blocked_and_no_grant_type_is_not_supported() {
        String form = CLIENT + "grant_type=password&username=admin%40sandbox.test&password=sandboxTOKEN";
        assertThat(org.login(form).status()).isEqualTo(200);
        org.switches.set("passwordFlow", false);
        assertThat(org.login(form).json().path("error_description").asText()).isEqualTo("authentication failure");
        assertThat(org.login("{}").json().path("error").asText()).isEqualTo("unsupported_grant_type");
    }

    @Test
    void a_client_can_name_itself_by_basic_authentication() {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(org.url() + "/services/oauth2/token"))
                .header("Authorization", "Basic " + base64("sandbox-client:sandbox-secret"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"));
        assertThat(org.send(request).status()).isEqualTo(200);
    }

    @Test
    void introspection_tells_live_tokens_from_ended_ones() {
        JsonNode live = introspect(org.token);
        assertThat(live.path("active").asBoolean()).isTrue();
        assertThat(live.path("username").asText()).isEqualTo("admin@sandbox.test");
        assertThat(live.path("exp").asLong() - live.path("iat").asLong()).isEqualTo(7_200);
        assertThat(introspect("sandbox-refresh").path("token_type").asText()).isEqualTo("refresh_token");
        assertThat(introspect("gone").toString()).isEqualTo("{\"active\":false}");
    }

    @Test
    void both_schemes_are_accepted() {
        assertThat(status("OAuth " + org.token)).isEqualTo(200);
        assertThat(status("bearer " + org.token)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer  ", "Basic eDp5", "Bearer 00D!nonsense", "nonsense"})
    void a_garbled_header_is_an_invalid_session(String header) {
        RunningOrg.Reply reply = org.call("GET", "/limits", null, Map.of("Authorization", header));
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.errorCode()).isEqualTo("INVALID_SESSION_ID");
    }

    @Test
    void the_identity_url_tells_a_missing_token_from_a_wrong_one() {
        URI id = URI.create(org.login(CREDENTIALS).json().path("id").asText());
        JsonNode identity = org.send(HttpRequest.newBuilder(id).header("Authorization", "Bearer " + org.token))
                .json();
        assertThat(identity.at("/urls/rest").asText()).isEqualTo(org.url() + "/services/data/v{version}/");
        assertThat(identity.path("active").asBoolean()).isTrue();
        RunningOrg.Reply missing = org.send(HttpRequest.newBuilder(id));
        assertThat(missing.status()).isEqualTo(403);
        assertThat(missing.text()).isEqualTo("Missing_OAuth_Token");
        RunningOrg.Reply wrong = org.send(HttpRequest.newBuilder(id).header("Authorization", "Bearer x"));
        assertThat(wrong.status()).isEqualTo(403);
        assertThat(wrong.text()).isEqualTo("Bad_OAuth_Token");
    }

    private int status(String authorization) {
        return org.call("GET", "/limits", null, Map.of("Authorization", authorization))
                .status();
    }

    private String accessToken(String form) {
        return org.login(form).json().path("access_token").asText();
    }

    private String refreshToken() {
        return browser.exchange(browser.allow().code())
                .json()
                .path("refresh_token")
                .asText();
    }

    private JsonNode introspect(String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(org.url() + "/services/oauth2/introspect"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(CLIENT + "token=" + RunningOrg.encode(token)));
        return org.send(request).json();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
