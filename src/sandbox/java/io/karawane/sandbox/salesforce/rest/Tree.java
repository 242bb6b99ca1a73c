package io.karawane.sandbox.salesforce.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.schema.Schema;
import io.karawane.sandbox.salesforce.wire.ApiError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads trees of records into a list in which every record follows the one that it refers to, level by level. */
record Tree(Schema schema) {
    private static final int MOST_RECORDS = 200;
    private static final int MOST_TYPES = 5;
    private static final int MOST_LEVELS = 5;

    /** @param reference the field that names the parent; null if there is none */
    static final class Node {
        private final ObjectType type;
        private final String referenceId;
        private final Node parent;
        private final Field reference;
        private final ObjectNode fields;

        private Node(ObjectType type, String referenceId, Node parent, Field reference, ObjectNode fields) {
            this.type = type;
            this.referenceId = referenceId;
            this.parent = parent;
            this.reference = reference;
            this.fields = fields;
        }

        ObjectType type() {
            return type;
        }

        String referenceId() {
            return referenceId;
        }

        Node parent() {
            return parent;
        }

        Field reference() {
            return reference;
        }

        ObjectNode fields() {
            return fields;
        }
    }

    /** Records that share a reference id. */
    static final class Repeated extends RuntimeException {
        private final transient ArrayNode errors = JsonNodeFactory.instance.arrayNode();

        private Repeated(List<String> referenceIds) {
            super(null, null, false, false);
            ApiError error = refused("Duplicate ReferenceId provided in the request.");
            referenceIds.forEach(id -> errors.add(error(id, error)));
        }

        ArrayNode errors() {
            return errors;
        }
    }

    /** The records that refer to others, by the field that does. */
    private record Branch(ObjectType type, Field reference) {}

    List<Node> read(ObjectNode body, ObjectType root) {
        List<Node> all = new ArrayList<>();
        List<Node> level = new ArrayList<>();
        for (JsonNode record : records(body)) {
            level.add(node(record, null, new Branch(root, null)));
        }
        for (int depth = 1; !level.isEmpty(); depth++) {
            if (depth > MOST_LEVELS) {
                throw refused("The request can’t contain trees with more than " + MOST_LEVELS + " levels.");
            }
            all.addAll(level);
            require(all.size() <= MOST_RECORDS, MOST_RECORDS + " records.");
            List<Node> next = new ArrayList<>();
            level.forEach(node -> next.addAll(children(node)));
            level = next;
        }
        require(all.stream().map(Node::type).distinct().count() <= MOST_TYPES, MOST_TYPES + " types of records.");
        requireUnique(all);
        return all;
    }

    private static void require(boolean within, String most) {
        if (!within) {
            throw refused("The request can’t contain more than " + most);
        }
    }

    private static ArrayNode records(JsonNode parent) {
        if (!(parent.get("records") instanceof ArrayNode records)) {
            throw Subrequest.unreadable("Missing required property 'records'");
        }
        return records;
    }

    private static Node node(JsonNode record, Node parent, Branch branch) {
        JsonNode attributes = record.path("attributes");
        if (!(record instanceof ObjectNode fields) || !attributes.path("type").isTextual()) {
            throw refused("Each record needs its type in attributes");
        }
        if (!attributes.path("type").asText().equalsIgnoreCase(branch.type().name())) {
            throw refused("Records must be of type " + branch.type() + ", found "
                    + attributes.path("type").asText());
        }
        String referenceId = attributes.path("referenceId").asText("");
        if (!referenceId.matches("[A-Za-z0-9].*")) {
            throw refused("Include a reference ID that starts with a letter or a number for each record");
        }
        return new Node(branch.type(), referenceId, parent, branch.reference(), fields);
    }

    /** Takes them out of the fields of {@code node}. */
    private List<Node> children(Node node) {
        List<Node> children = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : List.copyOf(node.fields().properties())) {
            Optional<Branch> branch =
                    entry.getValue().has("records") ? branch(node.type(), entry.getKey()) : Optional.empty();
            branch.ifPresent(found -> {
                records(entry.getValue()).forEach(record -> children.add(node(record, node, found)));
                node.fields().remove(entry.getKey());
            });
        }
        return children;
    }

    private Optional<Branch> branch(ObjectType parent, String name) {
        return schema.types().stream()
                .flatMap(type -> type.fields().stream()
                        .filter(field -> parent.name().equals(field.references()))
                        .filter(field -> name.equalsIgnoreCase(field.children()))
                        .map(field -> new Branch(type, field)))
                .findFirst();
    }

    private static void requireUnique(List<Node> nodes) {
        Map<String, Long> times = nodes.stream()
                .map(Node::referenceId)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        List<String> repeated = nodes.stream()
                .map(Node::referenceId)
                .filter(id -> times.get(id) > 1)
                .toList();
        if (!repeated.isEmpty()) {
            throw new Repeated(repeated);
        }
    }

    private static ApiError refused(String text) {
        return new ApiError(400, "INVALID_INPUT", text, List.of(), null);
    }

    static ObjectNode error(String referenceId, ApiError error) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("referenceId", referenceId);
        json.putArray("errors").add(error.itemJson());
        return json;
    }
}
