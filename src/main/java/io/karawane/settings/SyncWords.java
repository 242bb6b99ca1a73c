package io.karawane.settings;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.problem.Findings;
import io.karawane.problem.Nearest;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Values of {@code sync.yaml} by their place in it; each says what is wrong with it. */
final class SyncWords {
    private final JsonNode root;
    private final Findings findings;

    SyncWords(JsonNode root, Findings findings) {
        this.root = root;
        this.findings = findings;
    }

    JsonNode at(String at) {
        return root.at(at);
    }

    Duration duration(String at, String byDefault) {
        String text = text(at, byDefault);
        try {
            return Durations.parse(text);
        } catch (IllegalArgumentException e) {
            findings.atValue(at, "bad-duration", text + " is no duration", "write it as 500ms, 3s, 10m or 1h");
            return Duration.ZERO;
        }
    }

    boolean yes(String at) {
        JsonNode value = root.at(at);
        if (!value.isMissingNode() && !value.isBoolean()) {
            findings.atValue(at, "wrong-type", value.asText() + " is neither true nor false", "write true or false");
        }
        return value.asBoolean();
    }

    String choice(String at, String byDefault, Collection<String> choices) {
        String text = text(at, byDefault);
        if (text != null && !choices.contains(text)) {
            String word = at.substring(at.lastIndexOf('/') + 1);
            findings.atValue(at, "not-a-choice", word + " cannot be " + text, Nearest.hint(text, choices));
        }
        return text;
    }

    String text(String at, String byDefault) {
        JsonNode value = root.at(at);
        if (value.isContainerNode()) {
            findings.atValue(at, "wrong-type", "a single value is expected", "write one text");
            return byDefault;
        }
        return value.isMissingNode() || value.isNull() ? byDefault : value.asText();
    }

    /** What stands there is nothing, or these words with values. */
    void only(String at, List<String> known) {
        JsonNode node = root.at(at);
        if (!node.isMissingNode() && !node.isObject() && !node.isNull()) {
            findings.atValue(at, "wrong-type", "words with values are expected", "write word: value");
        }
        node.fieldNames().forEachRemaining(word -> {
            if (!known.contains(word)) {
                findings.atKey(at + "/" + word, "unknown-word", "unknown word " + word, Nearest.hint(word, known));
            }
        });
    }
}
