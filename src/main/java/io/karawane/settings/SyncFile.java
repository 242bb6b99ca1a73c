package io.karawane.settings;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.problem.Findings;
import io.karawane.problem.InvalidConfiguration;
import io.karawane.problem.YamlFile;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads and checks {@code mappings/sync.yaml}; all that is wrong is found at once. */
public final class SyncFile {
    private static final List<String> MODES = words(Selection.Mode.values());
    private static final List<String> DELETIONS = words(Sync.OnDelete.values());

    /** The tags that we set, by their words, with their names unless the file says otherwise. */
    static final Map<String, String> TAGS = Map.of(
            "outbound", "created-from-salesforce",
            "inbound", "add-to-salesforce",
            "deleted", "deleted-in-salesforce");

    private final Findings findings;
    private final JsonNode root;
    private final SyncWords words;

    private SyncFile(YamlFile file) {
        findings = file.findings();
        root = file.root();
        words = new SyncWords(root, findings);
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
        words.only("", List.of("outbound", "inbound", "account", "cx-automation", "tags"));
        words.only("/outbound", List.of("schedule", "lead", "contact", "onDelete", "formulas"));
        words.only("/inbound", List.of("batch", "missed", "updates"));
        words.only("/inbound/batch", List.of("size", "every"));
        words.only("/inbound/updates", List.of("enabled", "every"));
        words.only("/account", List.of("enabled", "plan"));
        words.only("/cx-automation", List.of("enabled", "label"));
        words.only("/tags", List.copyOf(TAGS.keySet()));
        return new Sync(
                schedule("/outbound/schedule", null),
                schedule("/outbound/formulas", "daily at 04:00"),
                selection("/outbound/lead"),
                selection("/outbound/contact"),
                onDelete(),
                size(),
                words.duration("/inbound/batch/every", "10m"),
                new MissedReader(words, findings).read(),
                words.yes("/inbound/updates/enabled"),
                words.duration("/inbound/updates/every", "30s"),
                words.yes("/account/enabled"),
                words.choice("/account/plan", "plus", List.of("plus", "lite")),
                words.yes("/cx-automation/enabled"),
                words.text("/cx-automation/label", "Salesforce"),
                tag("outbound"),
                tag("inbound"),
                tag("deleted"));
    }

    private String tag(String word) {
        return words.text("/tags/" + word, TAGS.get(word));
    }

    private static List<String> words(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private Schedule schedule(String at, String otherwise) {
        String text = words.text(at, otherwise);
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
        words.only(at, List.of("select", "since", "where"));
        String mode = words.choice(at + "/select", "none", MODES);
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
        String word = words.choice("/outbound/onDelete", "unlink", DELETIONS);
        return DELETIONS.contains(word) ? Sync.OnDelete.valueOf(word.toUpperCase(Locale.ROOT)) : Sync.OnDelete.UNLINK;
    }

    private Instant since(String at, Selection.Mode mode) {
        String text = words.text(at + "/since", null);
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
}
