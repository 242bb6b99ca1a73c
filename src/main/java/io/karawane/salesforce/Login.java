package io.karawane.salesforce;

import io.karawane.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.component.salesforce.AuthenticationType;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.SalesforceEndpointConfig;
import org.apache.camel.support.jsse.KeyStoreParameters;

/** The salesforce component, set up from the settings; which login flow follows from which keys are set. */
public final class Login {
    // Responses are buffered whole by the component; its own default of 4 MiB is less than one page of long texts.
    private static final int LARGEST_ANSWER = 32 * 1024 * 1024;
    // Salesforce's own limit of URI and headers together.
    private static final int LARGEST_HEAD = 16_384;
    // Where a replay position is no longer known: better all again than a silent gap.
    private static final long ALL_RETAINED = -2;

    private Login() {}

    public static SalesforceComponent component(Settings settings, int requestTimeoutMillis) {
        SalesforceEndpointConfig config = new SalesforceEndpointConfig();
        config.setApiVersion(settings.text("salesforce.api-version"));
        config.setRawPayload(true);
        config.setFallBackReplayId(ALL_RETAINED);
        config.setObjectMapper(Json.MAPPER);
        SalesforceComponent component = new SalesforceComponent();
        component.setConfig(config);
        component.setLoginUrl(settings.text("salesforce.login-url"));
        component.setLazyLogin(true);
        component.setHttpMaxContentLength(LARGEST_ANSWER);
        component.setHttpRequestBufferSize(LARGEST_HEAD);
        component.setHttpRequestTimeout(requestTimeoutMillis);
        component.setHttpClientIdleTimeout(requestTimeoutMillis);
        component.setHttpClientConnectionTimeout(requestTimeoutMillis);
        component.setHttpClientProperties(new HashMap<>(Map.of("maxRetries", 1)));
        component.setLongPollingTransportProperties(new HashMap<>(Map.of("maxMessageSize", LARGEST_ANSWER)));
        component.setAuthenticationType(flow(settings));
        component.setClientId(settings.text("salesforce.client-id"));
        if (settings.set("salesforce.client-secret")) {
            component.setClientSecret(settings.text("salesforce.client-secret"));
        }
        switch (component.getAuthenticationType()) {
            case REFRESH_TOKEN -> component.setRefreshToken(settings.text("salesforce.refresh-token"));
            case USERNAME_PASSWORD -> {
                component.setUserName(settings.text("salesforce.user-name"));
                component.setPassword(settings.text("salesforce.password"));
            }
            case JWT -> {
                KeyStoreParameters keystore = new KeyStoreParameters();
                keystore.setResource("file:" + settings.text("salesforce.keystore"));
                keystore.setPassword(settings.text("salesforce.keystore-password"));
                component.setKeystore(keystore);
                component.setUserName(settings.text("salesforce.user-name"));
            }
            default -> {}
        }
        return component;
    }

    /** The same for change events, whose consumers can't log in later. */
    public static SalesforceComponent events(Settings settings, int requestTimeoutMillis) {
        SalesforceComponent component = component(settings, requestTimeoutMillis);
        component.setLazyLogin(false);
        return component;
    }

    static AuthenticationType flow(Settings settings) {
        if (settings.set("salesforce.keystore")) {
            return AuthenticationType.JWT;
        } else if (settings.set("salesforce.refresh-token")) {
            return AuthenticationType.REFRESH_TOKEN;
        } else if (settings.set("salesforce.password")) {
            return AuthenticationType.USERNAME_PASSWORD;
        }
        return AuthenticationType.CLIENT_CREDENTIALS;
    }
}
