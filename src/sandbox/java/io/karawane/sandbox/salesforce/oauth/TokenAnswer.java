package io.karawane.sandbox.salesforce.oauth;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What the token endpoint answers. */
final class TokenAnswer {
    private static final String ALGORITHM = "HmacSHA256";

    private TokenAnswer() {}

    static ObjectNode json(String accessToken, Grants.Granted granted, String ownUrl) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("access_token", accessToken);
        if (granted.told()) {
            body.put("refresh_token", granted.refreshToken());
        }
        String id = ownUrl + Identity.PATH;
        String issued = String.valueOf(System.currentTimeMillis());
        return body.put("signature", signature(id + issued))
                .put("scope", granted.scope())
                .put("instance_url", ownUrl)
                .put("id", id)
                .put("token_type", "Bearer")
                .put("issued_at", issued);
    }

    /** Clients with a secret can check by it that the identity URL was not changed on the way. */
    private static String signature(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(Grants.CLIENT_SECRET.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
