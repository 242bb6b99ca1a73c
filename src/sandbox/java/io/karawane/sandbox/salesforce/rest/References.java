package io.karawane.sandbox.salesforce.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.karawane.sandbox.salesforce.wire.ApiError;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What earlier sub-requests answered, and the places where later ones use it: <code>@{refLead.id}</code>. */
final class References {
    private static final int FIRST_VERSION_WITH_NULLS = 52;
    private static final Pattern REFERENCE = Pattern.compile("@\\{([^}]*)}");
    private static final Pattern STEP = Pattern.compile("\\.([^.\\[]+)|\\[(\\d{1,9})]");
    private static final Pattern START = Pattern.compile("[^.\\[]*");

    private final boolean nulls;
    private final Map<String, JsonNode> answers = new HashMap<>();
    private final Set<String> records = new HashSet<>();

    References(int version) {
        this.nulls = version >= FIRST_VERSION_WITH_NULLS;
    }

    /** @param record whether {@code body} is that of a single record, whose empty fields may be referred to */
    void add(String referenceId, JsonNode body, boolean record) {
        answers.put(referenceId, body);
        if (record) {
            records.add(referenceId);
        }
    }

    /** @throws ApiError PROCESSING_HALTED if a reference leads nowhere */
    Subrequest resolve(Subrequest subrequest) {
        String url = replaced(subrequest.url(), value -> URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20"));
        return subrequest.with(url, subrequest.body() == null ? null : resolve(subrequest.body()));
    }

    private JsonNode resolve(JsonNode json) {
        if (json instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(entry -> copy.set(entry.getKey(), resolve(entry.getValue())));
            return copy;
        }
        if (json instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(each -> copy.add(resolve(each)));
            return copy;
        }
        return json instanceof TextNode text ? resolve(text) : json;
    }

    private JsonNode resolve(TextNode text) {
        Matcher whole = REFERENCE.matcher(text.asText());
        return whole.matches()
                ? value(whole.group(1))
                : TextNode.valueOf(replaced(text.asText(), UnaryOperator.identity()));
    }

    private String replaced(String text, UnaryOperator<String> written) {
        return REFERENCE
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        written.apply(value(found.group(1)).asText(""))));
    }

    private JsonNode value(String reference) {
        Matcher start = START.matcher(reference);
        String referenceId = start.lookingAt() ? start.group() : "";
        JsonNode at = answers.get(referenceId);
        Matcher step = STEP.matcher(reference);
        int from = referenceId.length();
        while (at != null && from < reference.length()) {
            if (!step.find(from) || step.start() != from) {
                throw nowhere(reference, referenceId);
            }
            at = step.group(1) == null ? at.get(Integer.parseInt(step.group(2))) : at.get(step.group(1));
            from = step.end();
        }
        if (at == null || at.isContainerNode() || at.isNull() && !(nulls && records.contains(referenceId))) {
            throw nowhere(reference, referenceId);
        }
        return at;
    }

    private static ApiError nowhere(String reference, String referenceId) {
        return new ApiError(
                400,
                "PROCESSING_HALTED",
                "Invalid reference specified. No value for " + reference + " found in " + referenceId
                        + ". Provided referenceId ('" + reference
                        + "') must start with a letter or a number, and it can"
                        + " contain only letters, numbers and underscores ('_').",
                null,
                null);
    }
}
