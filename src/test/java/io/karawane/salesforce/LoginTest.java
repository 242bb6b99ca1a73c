package io.karawane.salesforce;

import static org.apache.camel.component.salesforce.AuthenticationType.CLIENT_CREDENTIALS;
import static org.apache.camel.component.salesforce.AuthenticationType.JWT;
import static org.apache.camel.component.salesforce.AuthenticationType.REFRESH_TOKEN;
import static org.apache.camel.component.salesforce.AuthenticationType.USERNAME_PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.karawane.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.junit.jupiter.api.Test;

class LoginTest {

    @Test
    void idAndSecretAloneAreTheClientCredentialsFlow() {
        assertThat(component(Map.of()))
                .returns(CLIENT_CREDENTIALS, SalesforceComponent::getAuthenticationType)
                .returns("id", SalesforceComponent::getClientId)
                .returns("secret", SalesforceComponent::getClientSecret);
    }

    @Test
    void aRefreshTokenIsItsFlow() {
        assertThat(component(Map.of("salesforce.refresh-token", "token")))
                .returns(REFRESH_TOKEN, SalesforceComponent::getAuthenticationType)
                .returns("token", SalesforceComponent::getRefreshToken);
    }

    @Test
    void aKeystoreAndAUserNameAreTheJwtFlow() {
        var component = component(Map.of(
                "salesforce.keystore", "/run/secrets/k.p12",
                "salesforce.keystore-password", "open",
                "salesforce.user-name", "sync@example.test"));
        assertThat(component)
                .returns(JWT, SalesforceComponent::getAuthenticationType)
                .returns("sync@example.test", SalesforceComponent::getUserName);
        assertThat(component.getKeystore().getResource()).isEqualTo("file:/run/secrets/k.p12");
        assertThat(component.getKeystore().getPassword()).isEqualTo("open");
    }

    @Test
    void aUserNameAndAPasswordAreTheirFlow() {
        assertThat(component(Map.of("salesforce.user-name", "sync@example.test", "salesforce.password", "pass")))
                .returns(USERNAME_PASSWORD, SalesforceComponent::getAuthenticationType)
                .returns("sync@example.test", SalesforceComponent::getUserName)
                .returns("pass", SalesforceComponent::getPassword);
    }

    @Test
    void theKeystoreWinsOverEveryOtherKey() {
        assertThat(component(Map.of(
                                "salesforce.keystore", "k.p12",
                                "salesforce.user-name", "sync@example.test",
                                "salesforce.refresh-token", "token",
                                "salesforce.password", "pass"))
                        .getAuthenticationType())
                .isEqualTo(JWT);
    }

    @Test
    void nobodyLogsInBeforeTheFirstCall() {
        assertThat(component(Map.of()).isLazyLogin()).isTrue();
    }

    private static SalesforceComponent component(Map<String, String> more) {
        var keys = new HashMap<>(more);
        keys.put("salesforce.client-id", "id");
        keys.put("salesforce.client-secret", "secret");
        return Login.component(Settings.load(keys, Map.of()), 30_000);
    }
}
