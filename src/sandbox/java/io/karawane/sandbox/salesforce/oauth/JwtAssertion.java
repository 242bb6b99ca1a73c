package io.karawane.sandbox.salesforce.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.karawane.sandbox.Switches;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;

/** The signed claims of the JWT bearer flow. Padded segments and an {@code exp} in quotes are accepted. */
record JwtAssertion(String signed, byte[] signature, JsonNode claims) {
    private static final long LONGEST_LIFE_SECONDS = 300;
    private static final Set<String> LOGIN_HOSTS =
            Set.of("https://login.salesforce.com", "https://test.salesforce.com");

    static JwtAssertion read(String assertion) {
        String[] parts = assertion.split("\\.", -1);
        try {
            JsonNode header = new ObjectMapper().readTree(decode(parts[0]));
            if (parts.length != 3 || !header.path("alg").asText().equals("RS256")) {
                throw invalid("invalid assertion");
            }
            JsonNode claims = new ObjectMapper().readTree(decode(parts[1]));
            return new JwtAssertion(parts[0] + "." + parts[1], decode(parts[2]), claims);
        } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw invalid("invalid assertion");
        }
    }

    private static byte[] decode(String segment) {
        return Base64.getUrlDecoder().decode(segment);
    }

    private static OAuthError invalid(String description) {
        return new OAuthError("invalid_grant", description);
    }

    void check(String clientId, String userName, String ownUrl, Switches switches) {
        if (!claims.path("iss").asText().equals(clientId)) {
            throw new OAuthError("invalid_client_id", "client identifier invalid");
        }
        String audience = claims.path("aud").asText();
        if (!LOGIN_HOSTS.contains(audience) && !audience.equals(ownUrl)) {
            throw invalid("audience is invalid");
        }
        if (!claims.path("sub").asText().equals(userName)) {
            throw invalid("user hasn't approved this consumer");
        }
        long left = claims.path("exp").asLong() - Instant.now().getEpochSecond();
        if (left <= 0 || left > LONGEST_LIFE_SECONDS) {
            throw invalid("expired authorization code");
        }
        String certificate = switches.text("jwtCertificate");
        if (!certificate.isEmpty() && !signedBy(Path.of(certificate))) {
            throw invalid("invalid assertion");
        }
    }

    private boolean signedBy(Path certificate) {
        try (InputStream pem = Files.newInputStream(certificate)) {
            Signature verification = Signature.getInstance("SHA256withRSA");
            verification.initVerify(CertificateFactory.getInstance("X.509").generateCertificate(pem));
            verification.update(signed.getBytes(StandardCharsets.US_ASCII));
            return verification.verify(signature);
        } catch (IOException | GeneralSecurityException e) {
            return false;
        }
    }
}
