package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OAuthTest {
    private static final String CLIENT = "client_id=sandbox-client&client_secret=sandbox-secret&";
    private final RunningOrg org = new RunningOrg();

    @AfterEach
    void stop() {
        org.close();
    }

    @Test
    void client_credentials_give_a_token_and_the_urls_of_this_server() {
        JsonNode token =
                org.login(CLIENT + "grant_type=client_credentials&format=json").json();
        assertThat(token.path("access_token").asText()).startsWith("00D");
        assertThat(token.path("instance_url").asText()).isEqualTo(org.url());
        assertThat(token.path("id").asText()).matches(org.url() + "/id/00D\\w{15}/005\\w{15}");
        assertThat(token.has("refresh_token")).isFalse();
    }

    @Test
    void refresh_token_and_password_give_a_token() {
        assertThat(org.login("grant_type=refresh_token&client_id=sandbox-client&refresh_token=sandbox-refresh")
                        .status())
                .isEqualTo(200);
        assertThat(org.login(CLIENT + "grant_type=password&username=admin%40sandbox.test&password=sandbox")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void wrong_credentials_are_told_apart() {
        assertThat(error("grant_type=client_credentials&client_id=x&client_secret=y"))
                .isEqualTo("invalid_client_id");
        assertThat(error("grant_type=client_credentials&client_id=sandbox-client&client_secret=y"))
                .isEqualTo("invalid_client");
        assertThat(error("grant_type=refresh_token&client_id=sandbox-client&refresh_token=x"))
                .isEqualTo("invalid_grant");
        assertThat(error(CLIENT + "grant_type=password&username=admin%40sandbox.test&password=no"))
                .isEqualTo("invalid_grant");
        assertThat(error(CLIENT + "grant_type=magic")).isEqualTo("unsupported_grant_type");
    }

    @Test
    void a_jwt_with_padding_and_a_quoted_expiry_is_accepted_and_a_wrong_one_refused() {
        long soon = Instant.now().getEpochSecond() + 270;
        assertThat(org.login(jwt("sandbox-client", org.url(), soon)).status()).isEqualTo(200);
        assertThat(org.login(jwt("sandbox-client", "https://login.salesforce.com", soon))
                        .status())
                .isEqualTo(200);
        assertThat(error(jwt("somebody", org.url(), soon))).isEqualTo("invalid_client_id");
        assertThat(error(jwt("sandbox-client", "https://elsewhere.test", soon))).isEqualTo("invalid_grant");
        assertThat(error(jwt("sandbox-client", org.url(), soon - 300))).isEqualTo("invalid_grant");
    }

    @Test
    void a_jwt_must_be_signed_once_the_certificate_is_known() {
        String form = jwt("sandbox-client", org.url(), Instant.now().getEpochSecond() + 270);
        org.switches.set("jwtCertificate", "target/no-such-certificate.pem");
        assertThat(error(form)).isEqualTo("invalid_grant");
    }

    @Test
    void a_revoked_token_is_no_longer_accepted() {
        assertThat(org.get("/limits").status()).isEqualTo(200);
        assertThat(org.get("/services/oauth2/revoke?token=" + RunningOrg.encode(org.token))
                        .status())
                .isEqualTo(200);
        RunningOrg.Reply refused = org.get("/limits");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text())
                .isEqualTo("[{\"message\":\"Session expired or invalid\",\"errorCode\":\"INVALID_SESSION_ID\"}]");
    }

    @Test
    void an_idle_session_ends() {
        assertThat(org.get("/limits").status()).isEqualTo(200);
        org.limits.set("sessionSeconds", 0.05);
        await().pollInterval(Duration.ofMillis(100))
                .until(() -> org.get("/limits").status() == 401);
    }

    @Test
    void the_identity_url_names_user_and_organization() {
        String id = org.login(CLIENT + "grant_type=client_credentials")
                .json()
                .path("id")
                .asText();
        JsonNode identity = org.send(
                        HttpRequest.newBuilder(URI.create(id)).header("Authorization", "Bearer " + org.token))
                .json();
        assertThat(identity.path("username").asText()).isEqualTo("admin@sandbox.test");
        assertThat(identity.path("organization_id").asText()).startsWith("00D").hasSize(18);
    }

    private String error(String form) {
        RunningOrg.Reply reply = org.login(form);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().has("error_description")).isTrue();
        return reply.json().path("error").asText();
    }

    private static String jwt(String issuer, String audience, long expiry) {
        String claims = RunningOrg.json(
                "{'iss':'" + issuer + "','sub':'admin@sandbox.test','aud':'" + audience + "','exp':'" + expiry + "'}");
        String assertion = part("{\"alg\":\"RS256\"}") + "." + part(claims) + "." + part("signature");
        return "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&client_id=sandbox-client&assertion="
                + RunningOrg.encode(assertion);
    }

    private static String part(String text) {
        return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
