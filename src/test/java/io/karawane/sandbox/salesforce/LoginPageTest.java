package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.karawane.sandbox.salesforce.Browser.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user sees between a client and its access. */
class LoginPageTest {
    private final RunningOrg org = new RunningOrg();
    private final Browser browser = new Browser(org);

    @AfterEach
    void stop() {
        org.close();
    }

    @Test
    void a_user_logs_in_allows_and_is_sent_back() {
        Page login = browser.ask("state", "s 1&x");
        assertThat(login.status()).isEqualTo(200);
        assertThat(login.asksForLogin()).isTrue();
        Page consent = browser.logIn(login);
        assertThat(consent.asksForConsent()).isTrue();
        assertThat(consent.text()).contains("(api)", "(refresh_token, offline_access)", "admin@sandbox.test");
        Page back = browser.decide(consent, "allow");
        assertThat(back.status()).isEqualTo(302);
        assertThat(back.location()).startsWith(Browser.CALLBACK + "?code=aPrx").contains("%3D%3D&state=");
        assertThat(back.told()).containsEntry("state", "s 1&x").containsOnlyKeys("code", "state");
    }

    @Test
    void a_wrong_password_shows_the_page_again_with_an_error() {
        Page login = browser.ask();
        for (String[] wrong : new String[][] {
            {"admin@sandbox.test", "nope"}, {"admin@sandbox.test", ""}, {"x\"><b>", "sandbox"}, {"", "sandbox"}
        }) {
            login = browser.logIn(login, wrong[0], wrong[1]);
            assertThat(login.status()).isEqualTo(200);
            assertThat(login.asksForLogin()).isTrue();
            assertThat(login.text())
                    .contains("Please check your username and password.")
                    .doesNotContain("<b>", "nope");
        }
        assertThat(browser.logIn(login, "Admin@Sandbox.test ", "sandbox").asksForConsent())
                .isTrue();
    }

    @Test
    void a_user_who_denies_is_sent_back_with_that() {
        Page back = browser.decide(browser.logIn(browser.ask("state", "7")), "deny");
        assertThat(back.location())
                .isEqualTo(Browser.CALLBACK
                        + "?error=access_denied&error_description=end-user+denied+authorization&state=7");
        assertThat(browser.ask().asksForConsent())
                .as("still logged in, still to be asked")
                .isTrue();
    }

    @Test
    void who_is_logged_in_and_has_allowed_it_before_is_sent_back_at_once() {
        browser.allow();
        assertThat(browser.ask().code()).isNotNull();
        assertThat(browser.ask("prompt", "consent").asksForConsent()).isTrue();
        assertThat(browser.ask("scope", "api full").asksForConsent()).isTrue();
        Page login = browser.ask("prompt", "login");
        assertThat(login.asksForLogin()).isTrue();
        assertThat(browser.logIn(login).code()).isNotNull();
        Page both = browser.logIn(browser.ask("prompt", "login consent"));
        assertThat(both.asksForConsent()).isTrue();
        assertThat(new Browser(org).ask().asksForLogin()).as("another browser").isTrue();
        org.service.reset();
        assertThat(browser.ask().asksForLogin()).as("after a reset").isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "de-AT, de, Kennwort, Zulassen, Verweigern",
        "'fr, de;q=0.8, en;q=0.5', de, Kennwort, Zulassen, Verweigern",
        "en-GB, en, Password, Allow, Deny",
        "fr, en, Password, Allow, Deny"
    })
    void pages_are_in_the_language_of_the_browser(
            String wanted, String language, String password, String allow, String deny) {
        Browser other = new Browser(org, wanted);
        Page login = other.ask();
        assertThat(login.text()).contains("<html lang=\"" + language + "\">", password);
        assertThat(other.logIn(login).text()).contains(">" + allow + "<", ">" + deny + "<");
    }

    @Test
    void pages_hold_nothing_from_elsewhere_and_no_script() {
        Page login = browser.ask("state", "<script>", "scope", "api");
        Page consent = browser.logIn(login);
        Page refusal = browser.ask("client_id", "<script>x");
        for (Page page : List.of(login, consent, refusal)) {
            assertThat(page.text())
                    .doesNotContain("<script", "http:", "https:", "{{", "@import")
                    .contains("width=device-width", "color-scheme: light dark");
            Map<String, List<String>> headers = page.response().headers().map();
            assertThat(headers.get("cache-control")).containsExactly("no-store");
            assertThat(headers.get("content-security-policy").get(0)).contains("default-src 'none'", "frame-ancestors");
            assertThat(headers.get("referrer-policy")).containsExactly("no-referrer");
        }
        String cookie = login.response().headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Lax");
    }

    @Test
    void a_page_comes_back_once_from_its_browser_and_in_time() {
        Page login = browser.ask();
        assertThat(new Browser(org).logIn(login).asksNothing())
                .as("another browser")
                .isTrue();
        Page consent = browser.logIn(login);
        assertThat(browser.logIn(login).asksNothing()).as("again").isTrue();
        assertThat(browser.submit(consent, Map.of()).asksNothing())
                .as("neither")
                .isTrue();
        Page late = browser.ask();
        org.limits.set("timeScale", 1e9);
        assertThat(browser.decide(late, "allow").asksNothing()).as("too late").isTrue();
        assertThat(org.post("/services/oauth2/authorize?ticket=x&password=sandbox", "")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.test/setup/salesforce/callback",
                "https://localhost:8080/setup/salesforce/callback",
                "http://localhost/setup/salesforce/callback",
                "http://localhost:8080/setup/salesforce/callback/",
                "http://localhost:8080/setup/salesforce/callback?x=1",
                "http://localhost:8080/setup/salesforce/callback#x",
                "http://localhost:8080@evil.test/setup/salesforce/callback",
                "http://localhost:8080.evil.test/setup/salesforce/callback",
                "http://localhost:/setup/salesforce/callback",
                "http://localhost:*/setup/salesforce/callback",
                "HTTP://localhost:8080/setup/salesforce/callback",
                "http://localhost:8080/setup/salesforce/callback\nx",
                ""
            })
    void nobody_is_sent_to_an_address_that_is_not_registered(String uri) {
        Page page = browser.ask("redirect_uri", uri);
        assertThat(page.asksNothing()).isTrue();
        assertThat(page.text()).contains("redirect_uri_mismatch");
        assertThat(browser.ask("redirect_uri", uri, "response_type", "x").location())
                .isNull();
    }

    @Test
    void addresses_are_registered_in_place_of_the_usual_ones() {
        assertThat(browser.ask("redirect_uri", "http://127.0.0.1:65535/setup/salesforce/callback")
                        .asksForLogin())
                .isTrue();
        org.service.administration().connectedApp().registerRedirects(List.of("https://a.test/b?c=d", "my-app:back"));
        assertThat(browser.ask().text()).contains("redirect_uri_mismatch");
        assertThat(browser.allow("redirect_uri", "https://a.test/b?c=d").location())
                .startsWith("https://a.test/b?c=d&code=");
        assertThat(browser.allow("redirect_uri", "my-app:back").location()).startsWith("my-app:back?code=");
        org.service.reset();
        assertThat(browser.ask().asksForLogin()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, unsupported_response_type",
        "response_type, , unsupported_response_type",
        "scope, api everything, invalid_scope",
        "code_challenge, , invalid_request",
        "code_challenge, short, invalid_request",
        "code_challenge_method, plain, invalid_request"
    })
    void what_cannot_be_asked_is_told_to_the_client(String name, String value, String error) {
        Page back = browser.ask(name, value, "state", "7");
        assertThat(back.status()).isEqualTo(302);
        assertThat(back.location()).startsWith(Browser.CALLBACK + "?error=");
        assertThat(back.told()).containsEntry("error", error).containsEntry("state", "7");
    }

    @Test
    void an_unknown_client_sees_a_page_and_a_refused_login_is_a_wrong_one() {
        assertThat(browser.ask("client_id", "x").text()).contains("invalid_client_id");
        assertThat(browser.ask("client_id", null).asksNothing()).isTrue();
        org.switches.set("loginRefusal", "inactive-user");
        assertThat(browser.logIn(browser.ask()).asksForLogin()).isTrue();
    }
}
