package io.karawane.settings;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.problem.Findings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code inbound.missed}. */
final class MissedReader {
    private static final String AT = "/inbound/missed";
    private static final String EVERY = "10m";
    private static final Map<String, String> OBJECTS = Map.of("lead", "Lead", "contact", "Contact");

    private final SyncWords words;
    private final Findings findings;

    MissedReader(SyncWords words, Findings findings) {
        this.words = words;
        this.findings = findings;
    }

    Missed read() {
        words.only(AT, List.of("every", "within", "tags", "automations"));
        words.only(AT + "/tags", List.of("lead", "contact"));
        Map<String, String> tags = tags();
        List<Missed.Automation> automations = automations();
        Duration every = words.duration(AT + "/every", EVERY);
        Duration within = words.duration(AT + "/within", "168h");
        if (within.compareTo(every.multipliedBy(2)) < 0) {
            findings.atKey(
                    words.at(AT).has("within") ? AT + "/within" : AT,
                    "too-short",
                    "within is shorter than two looks: whoever entered an automation would never be judged",
                    "write a time of at least twice every");
        }
        return tags.isEmpty() && automations.isEmpty()
                ? Missed.NOTHING
                : new Missed(Schedule.every(words.text(AT + "/every", EVERY), every), tags, automations, within);
    }

    private Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String kind : List.of("lead", "contact")) {
            String tag = words.text(AT + "/tags/" + kind, "").strip();
            if (tag.isEmpty()) {
                continue;
            }
            if (used(tag) || tags.values().stream().anyMatch(tag::equalsIgnoreCase)) {
                findings.atValue(
                        AT + "/tags/" + kind,
                        "double-tag",
                        "the tag " + tag + " means something else already",
                        "give it a name of its own, such as to-salesforce-" + kind);
            } else {
                tags.put(OBJECTS.get(kind), tag);
            }
        }
        return tags;
    }

    /** Contacts with a tag that we set ourselves would be handed over for ever. */
    private boolean used(String tag) {
        return SyncFile.TAGS.entrySet().stream()
                .map(each -> words.text("/tags/" + each.getKey(), each.getValue()))
                .anyMatch(tag::equalsIgnoreCase);
    }

    private List<Missed.Automation> automations() {
        List<Missed.Automation> automations = new ArrayList<>();
        JsonNode listed = words.at(AT + "/automations");
        if (!listed.isMissingNode() && !listed.isNull() && !listed.isArray()) {
            findings.atValue(
                    AT + "/automations", "wrong-type", "a list is expected", "write [ { id: 7, creates: lead } ]");
        }
        for (int i = 0; i < listed.size(); i++) {
            automations.add(automation(AT + "/automations/" + i));
        }
        return automations;
    }

    private Missed.Automation automation(String at) {
        words.only(at, List.of("id", "creates", "completing"));
        String id = words.text(at + "/id", "");
        if (!id.matches("[1-9]\\d{0,17}")) {
            findings.atKey(
                    words.at(at).has("id") ? at + "/id" : at,
                    "missing-word",
                    "an automation is named by its id",
                    "write id: and the number in the automation's address, such as id: 7");
        }
        String creates = words.choice(at + "/creates", "lead", List.of("lead", "contact"));
        String completing = words.choice(at + "/completing", "perhaps", List.of("perhaps", "hands-over"));
        return new Missed.Automation(
                id, OBJECTS.getOrDefault(creates, "Lead"), completing != null && completing.equals("hands-over"));
    }
}
