package io.karawane.sandbox.salesforce.oauth;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The parameters of a request; the client may also name itself by HTTP basic authentication. */
final class ClientForm {
    private static final String SCHEME = "Basic ";

    private ClientForm() {}

    /** @throws OAuthError if the header is no basic authentication at all */
    static UnaryOperator<String> of(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null || !header.startsWith(SCHEME)) {
            return request::getParameter;
        }
        String[] client = decode(header.substring(SCHEME.length()).strip()).split(":", 2);
        Map<String, String> known = Map.of("client_id", client[0], "client_secret", client.length > 1 ? client[1] : "");
        return name -> known.getOrDefault(name, request.getParameter(name));
    }

    private static String decode(String pair) {
        try {
            return new String(Base64.getDecoder().decode(pair), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new OAuthError("invalid_client", "invalid client credentials");
        }
    }
}
