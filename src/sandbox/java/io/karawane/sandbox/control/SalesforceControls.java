package io.karawane.sandbox.control;

import static io.karawane.sandbox.control.Controls.done;
import static io.karawane.sandbox.control.Controls.texts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import io.karawane.sandbox.salesforce.SalesforceService;
import java.time.Duration;

/** The calls below {@code /sandbox} that play a user or an administrator of the org. */
final class SalesforceControls {
    private SalesforceControls() {}

    /** @return null if there is no such call */
    static JsonNode answer(SalesforceService salesforce, String call, String[] path, JsonNode body) {
        String object = body.path("object").asText();
        return switch (call) {
            case "POST leads convert" -> convert(salesforce, path[1], body);
            case "POST merge" ->
                done(() -> salesforce.merge(object, body.path("winner").asText(), texts(body.path("losers"))));
            case "POST undelete" ->
                done(() -> salesforce.undelete(object, body.path("id").asText()));
            case "POST objects" ->
                done(() ->
                        salesforce.administration().addObject(body.path("name").asText()));
            case "POST fields" -> done(() -> salesforce.administration().addField(object, body.path("field")));
            case "POST formulas" ->
                done(() -> salesforce
                        .administration()
                        .changeFormula(
                                object,
                                body.path("field").asText(),
                                body.path("formula").asText()));
            case "POST read-only-fields" ->
                done(() -> salesforce.administration().readOnlyFields(object, texts(body.path("fields"))));
            case "POST validation-rules" ->
                done(() -> salesforce
                        .administration()
                        .addValidationRule(
                                object,
                                body.path("condition").asText(),
                                body.path("message").asText("refused by a validation rule"),
                                text(body, "field")));
            case "POST locks" ->
                done(() -> salesforce
                        .administration()
                        .lockRows(
                                texts(body.path("ids")),
                                body.path("calls").asInt(1),
                                Duration.ofSeconds(body.path("seconds").asInt(60))));
            case "POST end-sessions" -> done(salesforce::endSessions);
            case "POST redirects" ->
                done(() -> salesforce.administration().connectedApp().registerRedirects(texts(body.path("uris"))));
            case "POST revoke-app" ->
                done(() -> salesforce.administration().connectedApp().revoke());
            case "POST expire-events" -> done(salesforce::expireEvents);
            default -> null;
        };
    }

    private static JsonNode convert(SalesforceService salesforce, String lead, JsonNode body) {
        ObjectNode answer = Json.object();
        salesforce
                .convert(lead, text(body, "accountId"), text(body, "contactId"))
                .forEach(answer::put);
        return answer;
    }

    private static String text(JsonNode body, String name) {
        return body.hasNonNull(name) ? body.path(name).asText() : null;
    }
}
