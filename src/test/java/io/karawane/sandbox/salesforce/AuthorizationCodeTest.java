package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client gets for the code with which a user was sent back to it. */
class AuthorizationCodeTest {
    private static final String REFRESH = "grant_type=refresh_token&client_id=sandbox-client&refresh_token=";
    private final RunningOrg org = new RunningOrg();
    private final Browser browser = new Browser(org);

    @AfterEach
    void stop() {
        org.close();
    }

    private String code() {
        return browser.allow().code();
    }

    @Test
    void a_code_gives_tokens_that_work() throws Exception {
        RunningOrg.Reply reply = browser.exchange(code());
        JsonNode token = reply.json();
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(token.path("instance_url").asText()).isEqualTo(org.url());
        assertThat(token.path("scope").asText()).isEqualTo("api refresh_token");
        assertThat(token.path("token_type").asText()).isEqualTo("Bearer");
        assertThat(token.path("id").asText()).matches(org.url() + "/id/00D\\w{15}/005\\w{15}");
        assertThat(token.path("signature").asText())
                .isEqualTo(signature(
                        token.path("id").asText() + token.path("issued_at").asText()));
        assertThat(status(token)).isEqualTo(200);
        JsonNode fresh =
                org.login(REFRESH + token.path("refresh_token").asText()).json();
        assertThat(status(fresh)).isEqualTo(200);
        assertThat(fresh.has("refresh_token")).isFalse();
        assertThat(fresh.path("scope").asText()).isEqualTo("api refresh_token");
    }

    private static String signature(String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("sandbox-secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    private int status(JsonNode token) {
        String header = "Bearer " + token.path("access_token").asText();
        return org.call("GET", "/limits", null, Map.of("Authorization", header)).status();
    }

    @Test
    void only_who_asks_for_a_refresh_token_gets_one() {
        JsonNode token =
                browser.exchange(browser.allow("scope", "api id").code()).json();
        assertThat(token.has("refresh_token")).isFalse();
        assertThat(token.path("scope").asText()).isEqualTo("api id");
        assertThat(browser.exchange(browser.allow("scope", "offline_access").code())
                        .json()
                        .has("refresh_token"))
                .isTrue();
    }

    @Test
    void a_code_is_good_once() {
        String code = code();
        assertThat(browser.exchange(code).status()).isEqualTo(200);
        RunningOrg.Reply again = browser.exchange(code);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.text())
                .isEqualTo("{\"error\":\"invalid_grant\",\"error_description\":\"expired authorization code\"}");
        String spoilt = code();
        browser.exchange(spoilt, "code_verifier", "x");
        assertThat(browser.exchange(spoilt).status()).as("after a failure").isEqualTo(400);
    }

    @Test
    void a_code_is_good_for_15_minutes() {
        String code = code();
        org.limits.set("timeScale", 1e9);
        RunningOrg.Reply late = browser.exchange(code);
        assertThat(late.json().path("error_description").asText()).isEqualTo("expired authorization code");
    }

    @ParameterizedTest
    @CsvSource({
        "code_verifier, dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXX, invalid_grant",
        "code_verifier, E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM, invalid_grant",
        "code_verifier, , invalid_grant",
        "redirect_uri, http://localhost:8081/setup/salesforce/callback, redirect_uri_mismatch",
        "redirect_uri, , invalid_request",
        "client_id, another, invalid_client_id",
        "client_secret, wrong, invalid_client",
        "code, aPrxUnknown==, invalid_grant",
        "code, , invalid_request"
    })
    void whoever_has_only_the_code_gets_nothing(String name, String value, String error) {
        RunningOrg.Reply reply = browser.exchange(code(), name, value);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("error").asText()).isEqualTo(error);
        assertThat(reply.json().has("access_token")).isFalse();
    }

    @Test
    void an_app_need_not_use_pkce_if_it_is_set_up_so() {
        org.switches.set("pkceRequired", false);
        String code = browser.allow("code_challenge", null, "code_challenge_method", null)
                .code();
        assertThat(browser.exchange(code, "code_verifier", null).status()).isEqualTo(200);
        assertThat(browser.exchange(code(), "code_verifier", null).status()).isEqualTo(400);
    }

    @Test
    void a_refresh_token_that_comes_twice_ends_its_family() {
        org.switches.set("rotateRefreshToken", true);
        JsonNode first = browser.exchange(code()).json();
        JsonNode second = refreshed(first);
        JsonNode third = refreshed(second);
        assertThat(status(first)).as("the access token of before").isEqualTo(200);
        assertThat(status(third)).isEqualTo(200);
        JsonNode other = browser.exchange(code()).json();
        RunningOrg.Reply replay =
                org.login(REFRESH + first.path("refresh_token").asText());
        assertThat(replay.text())
                .isEqualTo("{\"error\":\"invalid_grant\",\"error_description\":\"expired access/refresh token\"}");
        assertThat(org.login(REFRESH + third.path("refresh_token").asText()).status())
                .isEqualTo(400);
        assertThat(status(first)).isEqualTo(401);
        assertThat(status(third)).isEqualTo(401);
        assertThat(status(other)).as("another family").isEqualTo(200);
        assertThat(refreshed(other).has("refresh_token")).isTrue();
    }

    private JsonNode refreshed(JsonNode token) {
        return org.login(REFRESH + token.path("refresh_token").asText()).json();
    }

    @Test
    void a_user_can_take_the_access_back() {
        JsonNode token = browser.exchange(code()).json();
        String unused = code();
        org.service.administration().connectedApp().revoke();
        assertThat(status(token)).isEqualTo(401);
        assertThat(refreshed(token).path("error").asText()).isEqualTo("invalid_grant");
        assertThat(browser.exchange(unused).status()).isEqualTo(400);
        assertThat(browser.ask().asksForConsent()).isTrue();
        assertThat(status(browser.exchange(browser.allow().code()).json())).isEqualTo(200);
        assertThat(org.get("/limits").status())
                .as("logins without a refresh token")
                .isEqualTo(200);
        org.service.reset();
        assertThat(org.login(REFRESH + "sandbox-refresh").status()).isEqualTo(200);
    }

    @Test
    void user_info_tells_who_allowed_it() {
        JsonNode token = browser.exchange(code()).json();
        URI uri = URI.create(org.url() + "/services/oauth2/userinfo");
        RunningOrg.Reply info = org.send(HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token.path("access_token").asText()));
        assertThat(info.json().path("sub")).isEqualTo(token.path("id"));
        assertThat(info.json().path("preferred_username").asText()).isEqualTo("admin@sandbox.test");
        assertThat(info.json().path("organization_id").asText()).startsWith("00D");
        assertThat(info.json().at("/urls/rest").asText()).startsWith(org.url());
        assertThat(org.send(HttpRequest.newBuilder(uri)).status()).isEqualTo(403);
    }
}
