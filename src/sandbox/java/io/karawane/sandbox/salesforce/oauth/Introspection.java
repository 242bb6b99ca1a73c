package io.karawane.sandbox.salesforce.oauth;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Limits;
import io.karawane.sandbox.salesforce.store.FirstRows;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a client is told about a token. */
record Introspection(Sessions sessions, Limits limits) {
    static final String SCOPE = "api refresh_token";

    ObjectNode json(UnaryOperator<String> form, String ownUrl) {
        String token = form.apply("token") == null ? "" : form.apply("token");
        Optional<Sessions.Session> session = sessions.find(token);
        boolean refreshes = sessions.mayRefresh(token);
        boolean active = refreshes || session.isPresent();
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("active", active);
        if (active) {
            json.put("scope", refreshes ? sessions.scope(token) : session.get().scope())
                    .put("client_id", form.apply("client_id"))
                    .put("username", FirstRows.USER_NAME)
                    .put("sub", ownUrl + Identity.PATH)
                    .put("token_type", refreshes ? "refresh_token" : "access_token");
        }
        session.map(s -> s.issued().getEpochSecond())
                .ifPresent(issued -> json.put("exp", issued + (long) limits.get("sessionSeconds"))
                        .put("iat", issued)
                        .put("nbf", issued));
        return json;
    }
}
