package io.karawane.verb;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.lane.Checkpoint;
import io.karawane.lane.Explained;
import io.karawane.lane.Explanations;
import io.karawane.lane.Explanations.Meant;
import io.karawane.queue.Backlog;
import io.karawane.queue.Backlog.Place;
import io.karawane.queue.Entry;
import io.karawane.queue.Journal;
import io.karawane.queue.JournalRow;
import io.karawane.queue.Lane;
import io.karawane.queue.Pauses;
import io.karawane.verb.Answer.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** {@code explain}: what happened to a record, and why it goes or does not. Asked {@code {"about":"…"}}. */
public final class ExplainVerb implements Verb {
    private static final int LAST = 12;

    private final Backlog backlog;
    private final Journal journal;
    private final Pauses pauses;
    private final Supplier<Explanations> explanations;
    private final Supplier<Object> nextScan;

    /**
     * @param explanations made once they are asked for: they need both services
     * @param nextScan when Salesforce is scanned next, null if never
     */
    public ExplainVerb(
            Backlog backlog,
            Journal journal,
            Pauses pauses,
            Supplier<Explanations> explanations,
            Supplier<Object> nextScan) {
        this.backlog = backlog;
        this.journal = journal;
        this.pauses = pauses;
        this.explanations = explanations;
        this.nextScan = nextScan;
    }

    @Override
    public String name() {
        return "explain";
    }

    @Override
    public Object answer(JsonNode question) {
        String about = question.path("about").asText();
        List<Meant> meant = explanations.get().meant(about);
        if (meant.isEmpty()) {
            throw new Unanswered(
                    Outcome.NOT_NOW,
                    "nobody knows " + about,
                    "give the id of a lead or contact in Salesforce, the number of a contact in ActiveCampaign, or an"
                            + " e-mail address");
        }
        return meant.stream().map(this::told).toList();
    }

    private Map<String, Object> told(Meant meant) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("object", meant.object());
        told.put("salesforceId", meant.id());
        told.put("activecampaignId", meant.contact());
        List<JournalRow> rows = journal.of(
                new Entry(null, meant.object(), meant.id(), meant.contact(), null, null, null, null, null, null, null));
        List<Map<String, Object>> ways = new ArrayList<>();
        if (meant.id() != null) {
            ways.add(outbound(meant));
        }
        if (meant.contact() != null) {
            handedOver(meant, rows).forEach(object -> ways.add(inbound(object, meant.contact())));
        }
        told.put("ways", ways);
        told.put("editsReach", meant.id() != null && explanations.get().editsReach());
        told.put("journal", rows.stream().limit(LAST).map(ErrorsVerb::told).toList());
        return told;
    }

    /** The objects as which automations asked for the contact. */
    private Set<String> handedOver(Meant meant, List<JournalRow> rows) {
        Set<String> objects = new LinkedHashSet<>();
        List.of("Lead", "Contact").stream()
                .filter(object ->
                        !backlog.of(Lane.INBOUND, object, meant.contact()).isEmpty())
                .forEach(objects::add);
        rows.stream()
                .filter(row -> row.entry().lane() == Lane.INBOUND
                        && !"Account".equals(row.entry().object()))
                .forEach(row -> objects.add(row.entry().object()));
        return objects;
    }

    private Map<String, Object> outbound(Meant meant) {
        Explained explained = explanations.get().outbound(meant);
        return way(Lane.OUTBOUND, meant.object(), explained, backlog.of(Lane.OUTBOUND, meant.object(), meant.id()));
    }

    private Map<String, Object> inbound(String object, String contact) {
        Explained explained = explanations.get().inbound(object, contact);
        return way(Lane.INBOUND, object, explained, backlog.of(Lane.INBOUND, object, contact));
    }

    private Map<String, Object> way(Lane lane, String object, Explained explained, List<Place> places) {
        Map<String, Object> way = new LinkedHashMap<>();
        way.put("lane", lane.word());
        way.put("object", object);
        way.put("gates", explained.gates().stream().map(ExplainVerb::told).toList());
        way.put(
                "changes",
                explained.foreseen() == null
                        ? List.of()
                        : explained.foreseen().differences().stream()
                                .map(change -> values(
                                        "field", change.field(), "now", change.now(), "wouldBe", change.wouldBe()))
                                .toList());
        way.put(
                "queue",
                places.stream()
                        .map(place -> values(
                                "reason", place.reason(),
                                "receivedAt", place.receivedAt().toString(),
                                "dueAt", place.dueAt().toString(),
                                "tries", place.tries(),
                                "claimed", place.claimed()))
                        .toList());
        way.put("next", next(lane, explained, places));
        return way;
    }

    private static Map<String, Object> told(Checkpoint gate) {
        return values(
                "gate", gate.name(),
                "passed", gate.passed(),
                "reason", gate.reason() == null ? null : gate.reason().code(),
                "words", gate.words());
    }

    private String next(Lane lane, Explained explained, List<Place> places) {
        for (String service : List.of("salesforce", "activecampaign")) {
            Optional<String> why = pauses.reason(service);
            if (why.isPresent() && !places.isEmpty()) {
                return "waits until " + service + " works again: " + why.get();
            }
        }
        if (places.stream().anyMatch(Place::claimed)) {
            return "is being worked on";
        } else if (!places.isEmpty()) {
            return "waits; due " + places.get(0).dueAt()
                    + (lane == Lane.INBOUND ? ", or as soon as a batch is full" : "");
        } else if (explained.inStep()) {
            return "nothing: ActiveCampaign has been told all of it";
        } else if (!explained.passes()) {
            return "nothing, until that changes";
        } else if (lane == Lane.INBOUND) {
            return "nothing, until an automation hands the contact over again";
        }
        Object scan = nextScan.get();
        return "goes once it is noticed as changed" + (scan == null ? "" : ": the next scan is at " + scan)
                + "; 'resync start' sends it as it is";
    }

    private static Map<String, Object> values(Object... pairs) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i].toString(), pairs[i + 1]);
        }
        return values;
    }
}
