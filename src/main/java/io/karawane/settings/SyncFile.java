package io.karawane.settings;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.problem.Findings;
import io.karawane.problem.InvalidConfiguration;
import io.karawane.problem.Nearest;
import io.karawane.problem.YamlFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Reads and checks {@code mappings/sync.yaml}; all that is wrong is found at once. */
public final class SyncFile {
    private static final List<String> MODES = words(Selection.Mode.values());
    private static final List<String> DELETIONS = words(Sync.OnDelete.values());

    private final Findings findings;
    private final JsonNode root;

    private SyncFile(YamlFile file) {
        findings = file.findings();
        root = file.root();
    }

    /** @throws InvalidConfiguration with everything that is wrong in it */
    public static Sync load(Path folder) {
        YamlFile file = new YamlFile(folder.resolve("sync.yaml"));
        Sync sync = new SyncFile(file).sync();
        if (!file.findings().isEmpty()) {
            throw new InvalidConfiguration(file.findings().all());
        }
        return sync;
    }

    private Sync sync() {
        words("", List.of("outbound", "inbound", "account", "cx-automation", "tags"));
        words("/outbound", List.of("schedule", "lead", "contact", "onDelete", "formulas"));
        words("/inbound", List.of("batch", "updates"));
        words("/inbound/batch", List.of("size", "every"));
        words("/inbound/updates", List.of("enabled", "every"));
        words("/account", List.of("enabled", "plan"));
        words("/cx-automation", List.of("enabled", "label"));
        words("/tags", List.of("outbound", "inbound", "deleted"));
        return new Sync(
                schedule("/outbound/schedule", null),
                schedule("/outbound/formulas", "daily at 04:00"),
                selection("/outbound/lead"),
                selection("/outbound/contact"),
                onDelete(),
                size(),
                duration("/inbound/batch/every", "10m"),
                yes("/inbound/updates/enabled"),
                duration("/inbound/updates/every", "30s"),
                yes("/account/enabled"),
                choice("/account/plan", "plus", List.of("plus", "lite")),
                yes("/cx-automation/enabled"),
                text("/cx-automation/label", "Salesforce"),
                text("/tags/outbound", "created-from-salesforce"),
                text("/tags/inbound", "add-to-salesforce"),
                text("/tags/deleted", "deleted-in-salesforce"));
    }

    private static List<String> words(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private Schedule schedule(String at, String otherwise) {
        String text = text(at, otherwise);
        if (text == null) {
            return null;
        }
        List<String> words = Schedule.WORDS.stream()
                .filter(word -> otherwise == null || !word.equals("realtime"))
                .toList();
        if (!text.equals("realtime") || words.contains(text)) {
            try {
                return Schedule.of(text);
            } catch (IllegalArgumentException e) {
                // It is told below.
            }
        }
        findings.atValue(
                at,
                "not-a-choice",
                at.substring(at.lastIndexOf('/') + 1) + " cannot be " + text,
                "write one of: " + String.join(", ", words) + " (any time of day)");
        return null;
    }

    private Selection selection(String at) {
        if (root.at(at).isMissingNode()) {
            return Selection.NOTHING;
        }
        words(at, List.of("select", "since", "where"));
        String mode = choice(at + "/select", "none", MODES);
        if (!MODES.contains(mode)) {
            return Selection.NOTHING;
        }
        Selection.Mode select = Selection.Mode.valueOf(mode.toUpperCase(Locale.ROOT));
        Instant since = since(at, select);
        Criterion where = null;
        if (select == Selection.Mode.CRITERIA) {
            where = new CriterionReader(root, findings).read(at + "/where", at);
        }
        return new Selection(select, since, where);
    }

    private Sync.OnDelete onDelete() {
        String word = choice("/outbound/onDelete", "unlink", DELETIONS);
        return DELETIONS.contains(word) ? Sync.OnDelete.valueOf(word.toUpperCase(Locale.ROOT)) : Sync.OnDelete.UNLINK;
    }

    private Instant since(String at, Selection.Mode mode) {
        String text = text(at + "/since", null);
        if (text == null) {
            if (mode == Selection.Mode.NEW) {
                findings.atKey(
                        at + "/select",
                        "missing-word",
                        "select: new needs since",
                        "add since: and the time from which on a record counts as new, such as 2026-11-24T09:00:00Z");
            }
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            findings.atValue(at + "/since", "bad-time", text + " is no time", "write it as 2026-11-24T09:00:00Z");
            return null;
        }
    }

    private int size() {
        JsonNode size = root.at("/inbound/batch/size");
        if (size.isMissingNode()) {
            return 100;
        }
        if (!size.isIntegralNumber() || !size.canConvertToInt() || size.intValue() < 1 || size.intValue() > 200) {
            findings.atValue("/inbound/batch/size", "wrong-type", "size cannot be " + size.asText(), "write 1 to 200");
        }
        return size.intValue();
    }

    private Duration duration(String at, String byDefault) {
        String text = text(at, byDefault);
        try {
            return Durations.parse(text);
        } catch (IllegalArgumentException e) {
            findings.atValue(at, "bad-duration", text + " is no duration", "write it as 500ms, 3s, 10m or 1h");
            return Duration.ZERO;
        }
    }

    private boolean yes(String at) {
        JsonNode value = root.at(at);
        if (!value.isMissingNode() && !value.isBoolean()) {
            findings.atValue(at, "wrong-type", value.asText() + " is neither true nor false", "write true or false");
        }
        return value.asBoolean();
    }

    private String choice(String at, String byDefault, Collection<String> choices) {
        String text = text(at, byDefault);
        if (text != null && !choices.contains(text)) {
            String word = at.substring(at.lastIndexOf('/') + 1);
            findings.atValue(at, "not-a-choice", word + " cannot be " + text, Nearest.hint(text, choices));
        }
        return text;
    }

    private String text(String at, String byDefault) {
        JsonNode value = root.at(at);
        if (value.isContainerNode()) {
            findings.atValue(at, "wrong-type", "a single value is expected", "write one text");
            return byDefault;
        }
        return value.isMissingNode() || value.isNull() ? byDefault : value.asText();
    }

    private void words(String at, List<String> known) {
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
