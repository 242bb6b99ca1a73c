package io.karawane.problem;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.ComposerException;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A YAML file as JSON, with the place of every key and value by JSON pointer, and the keys that are there twice. */
public final class Document {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<String, Mark> keys = new HashMap<>();
    private final Map<String, Mark> values = new HashMap<>();
    private final Map<Mark, String> repeated = new HashMap<>();
    private final Set<Node> structures = Collections.newSetFromMap(new IdentityHashMap<>());
    private final JsonNode root;

    /** @throws org.snakeyaml.engine.v2.exceptions.YamlEngineException if it is no YAML, or uses aliases of structures */
    public Document(String yaml) {
        Optional<Node> node = new Compose(LoadSettings.builder().build()).composeString(yaml);
        root = node.map(top -> read(top, JsonPointer.empty())).orElse(JSON.missingNode());
    }

    public JsonNode root() {
        return root;
    }

    /** Where the key stands, else the value; null for a pointer to nothing. */
    public Mark key(String pointer) {
        return keys.getOrDefault(pointer, values.get(pointer));
    }

    public Mark value(String pointer) {
        return values.get(pointer);
    }

    public Map<Mark, String> repeated() {
        return repeated;
    }

    private JsonNode read(Node node, JsonPointer at) {
        node.getStartMark().ifPresent(mark -> values.put(at.toString(), mark));
        if (node instanceof CollectionNode && !structures.add(node)) {
            // read again, an alias would make a small file endless
            throw new ComposerException("this structure is repeated by an alias", node.getStartMark());
        }
        if (node instanceof MappingNode mapping) {
            var object = JSON.objectNode();
            for (NodeTuple pair : mapping.getValue()) {
                var key = pair.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                var mark = pair.getKeyNode().getStartMark().orElseThrow();
                if (object.has(key)) {
                    repeated.put(mark, key);
                    continue;
                }
                keys.put(at.appendProperty(key).toString(), mark);
                object.set(key, read(pair.getValueNode(), at.appendProperty(key)));
            }
            return object;
        }
        if (node instanceof SequenceNode sequence) {
            var array = JSON.arrayNode();
            for (Node item : sequence.getValue()) {
                array.add(read(item, at.appendIndex(array.size())));
            }
            return array;
        }
        return scalar((ScalarNode) node);
    }

    private static JsonNode scalar(ScalarNode node) {
        Tag tag = node.getTag();
        String text = node.getValue();
        if (tag.equals(Tag.NULL)) {
            return JSON.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return JSON.booleanNode(Boolean.parseBoolean(text));
        }
        if (tag.equals(Tag.INT) && text.matches("-?[0-9]+")) {
            return JSON.numberNode(new BigInteger(text));
        }
        boolean decimal = tag.equals(Tag.FLOAT) && text.matches("-?[0-9]+\\.[0-9]+");
        return decimal ? JSON.numberNode(new BigDecimal(text)) : JSON.textNode(text);
    }
}
