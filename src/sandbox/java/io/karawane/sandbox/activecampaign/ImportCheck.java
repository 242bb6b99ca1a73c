package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import java.util.List;
import java.util.function.Predicate;

/** What the import service examines before it queues; one fault refuses the whole request. */
final class ImportCheck {
    private static final int MOST_CONTACTS = 250;
    private static final int FEWER_BYTES_THAN = 400_000;
    private static final List<String> TEXTS = List.of("first_name", "last_name", "phone", "customer_acct_name");

    private final int firstIndex;
    private final boolean refusesEmails;
    private final ArrayNode reasons = Json.array();

    /**
     * @param firstIndex how the first contact of a request is numbered
     * @param refusesEmails whether a missing or wrong e-mail refuses the request, or is skipped when it is worked on
     */
    ImportCheck(int firstIndex, boolean refusesEmails) {
        this.firstIndex = firstIndex;
        this.refusesEmails = refusesEmails;
    }

    void check(byte[] bytes, JsonNode request) {
        if (bytes.length >= FEWER_BYTES_THAN) {
            reasons.add("The payload must be smaller than 400000 bytes.");
        } else if (!request.path("contacts").isArray()
                || request.path("contacts").isEmpty()) {
            reasons.add("'contacts' is a required field.");
        } else if (request.path("contacts").size() > MOST_CONTACTS) {
            reasons.add("No more than 250 contacts may be imported per request.");
        } else {
            for (int i = 0; i < request.path("contacts").size(); i++) {
                contact(i, request.path("contacts").get(i));
            }
            callback(request.path("callback"));
        }
        if (!reasons.isEmpty()) {
            throw refusal(
                    "JSON payload did not pass validation. Please fix failure Reasons and retry. "
                            + "The import was not queued for processing.",
                    reasons);
        }
    }

    static ApiError refusal(String message, ArrayNode reasons) {
        ObjectNode body = Json.object().put("success", 0).put("message", message);
        body.set("failureReasons", reasons);
        return new ApiError(400, body);
    }

    private void contact(int index, JsonNode contact) {
        JsonNode email = contact.path("email");
        if (refusesEmails && (!email.isTextual() || email.asText().isBlank())) {
            fail(index, "Field 'email' is required");
        } else if (refusesEmails && !Contacts.isEmail(email.asText().trim())) {
            fail(index, "Field 'email' incorrect format");
        }
        for (String name : TEXTS) {
            require(index, name, !contact.has(name) || contact.get(name).isTextual());
        }
        require(index, "tags", each(contact, "tags", JsonNode::isTextual));
        require(
                index,
                "fields",
                each(
                        contact,
                        "fields",
                        field -> field.path("id").isIntegralNumber()
                                && field.path("value").isTextual()));
        require(index, "subscribe", each(contact, "subscribe", ImportCheck::isList));
        require(index, "unsubscribe", each(contact, "unsubscribe", ImportCheck::isList));
    }

    private static boolean each(JsonNode contact, String name, Predicate<JsonNode> condition) {
        JsonNode array = contact.path(name);
        if (array.isMissingNode()) {
            return true;
        }
        boolean good = array.isArray();
        for (JsonNode element : array) {
            good &= condition.test(element);
        }
        return good;
    }

    private static boolean isList(JsonNode entry) {
        return entry.path("listid").asText().matches("\\d+");
    }

    private void callback(JsonNode callback) {
        if (!callback.isMissingNode()) {
            for (String name : List.of("url", "requestType")) {
                if (!callback.path(name).isTextual()) {
                    reasons.add("'callback." + name + "' is a required field.");
                }
            }
            if (!callback.path("requestType").asText().matches("GET|POST|")) {
                reasons.add("'callback.requestType' must be GET or POST.");
            }
        }
    }

    private void require(int index, String name, boolean good) {
        if (!good) {
            fail(index, "Field '" + name + "' incorrect format");
        }
    }

    private void fail(int index, String reason) {
        reasons.addObject().put("contact", index + firstIndex).put("failureReason", reason);
    }
}
