package io.karawane.sandbox.salesforce.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.store.Body;
import io.karawane.sandbox.salesforce.store.Records;
import io.karawane.sandbox.salesforce.store.Store;
import io.karawane.sandbox.salesforce.store.Transaction;
import io.karawane.sandbox.salesforce.wire.ApiError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code composite/tree/X}: records and those that refer to them are created in one call, all or none. */
final class TreeCalls {
    private final Store store;
    private final Body bodies;
    private final Tree trees;

    private static final class RolledBack extends RuntimeException {
        private final transient ArrayNode errors;

        RolledBack(ArrayNode errors) {
            super(null, null, false, false);
            this.errors = errors;
        }
    }

    TreeCalls(Store store) {
        this.store = store;
        this.bodies = new Body(store.schema());
        this.trees = new Tree(store.schema());
    }

    Answer answer(Call call) {
        call.allow("POST");
        List<String> resource = call.resource();
        if (resource.size() != 3 || !store.schema().has(resource.get(2))) {
            throw ApiError.notFound();
        }
        ObjectType root = store.schema().type(resource.get(2));
        try {
            List<Tree.Node> nodes = trees.read(call.body(), root);
            return new Answer(201, json(false, store.write(call.origin(), transaction -> insert(transaction, nodes))));
        } catch (Tree.Repeated repeated) {
            return new Answer(400, json(true, repeated.errors()));
        } catch (RolledBack rolledBack) {
            return new Answer(400, json(true, rolledBack.errors));
        }
    }

    private ArrayNode insert(Transaction transaction, List<Tree.Node> nodes) {
        ArrayNode results = JsonNodeFactory.instance.arrayNode();
        ArrayNode errors = JsonNodeFactory.instance.arrayNode();
        Map<Tree.Node, String> ids = new HashMap<>();
        for (Tree.Node node : nodes) {
            if (node.parent() != null && !ids.containsKey(node.parent())) {
                continue;
            }
            try {
                Map<Field, Object> values = bodies.read(node.type(), node.fields());
                if (node.parent() != null) {
                    values.put(node.reference(), ids.get(node.parent()));
                }
                String id = Records.insert(transaction, node.type(), values).id();
                ids.put(node, id);
                results.addObject().put("referenceId", node.referenceId()).put("id", id);
            } catch (ApiError error) {
                errors.add(Tree.error(node.referenceId(), error));
            }
        }
        if (!errors.isEmpty()) {
            throw new RolledBack(errors);
        }
        return results;
    }

    private static ObjectNode json(boolean hasErrors, ArrayNode results) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("hasErrors", hasErrors);
        json.set("results", results);
        return json;
    }
}
