package io.karawane.verb;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.problem.Nearest;
import io.karawane.problem.Owner;
import io.karawane.problem.Reason;
import io.karawane.queue.Changes;
import io.karawane.queue.Database;
import io.karawane.queue.Entry;
import io.karawane.queue.Journal;
import io.karawane.queue.JournalRow;
import io.karawane.queue.Lane;
import io.karawane.queue.OpenErrors;
import io.karawane.queue.OpenErrors.Filter;
import io.karawane.verb.Answer.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code errors}: what somebody has to act on. Asked {@code {"do":"counts|list","reason","lane","object"}}, a list
 * also with {@code "before","limit"}, {@code {"do":"show","id"}}, or {@code {"do":"retry|discard","who"}} with {@code "ids"}
 * or with the words of a list.
 */
public final class ErrorsVerb implements Verb {
    private static final List<String> CODES = Arrays.stream(Reason.values())
            .filter(reason -> reason.owner() != Owner.NOBODY)
            .map(Reason::code)
            .toList();

    private static final List<String> OBJECTS = List.of("Lead", "Contact", "Account");
    private static final int PAGE = 500;

    private final Database database;
    private final Journal journal;
    private final OpenErrors errors;

    public ErrorsVerb(Database database, Changes changes, Journal journal) {
        this.database = database;
        this.journal = journal;
        errors = new OpenErrors(database, changes, journal, CODES);
    }

    @Override
    public String name() {
        return "errors";
    }

    @Override
    public Object answer(JsonNode question) {
        return switch (question.path("do").asText()) {
            case "counts" -> counts(filter(question));
            case "list" -> list(question);
            case "show" -> show(question.path("id").asLong());
            case "retry" -> each(question, true);
            case "discard" -> each(question, false);
            default ->
                throw new Unanswered(Outcome.REFUSED, "errors cannot do that", "is the instance of another version?");
        };
    }

    private List<Map<String, Object>> counts(Filter filter) {
        List<Map<String, Object>> counts = new ArrayList<>();
        errors.counts(filter).forEach((reason, count) -> counts.add(Map.of("reason", reason, "count", count)));
        return counts;
    }

    private Map<String, Object> list(JsonNode question) {
        int limit = Math.max(1, Math.min(PAGE, question.path("limit").asInt(PAGE)));
        List<JournalRow> rows =
                errors.list(filter(question), question.path("before").asLong(Long.MAX_VALUE), limit);
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("items", rows.stream().map(ErrorsVerb::told).toList());
        list.put("next", rows.size() < limit ? null : rows.get(rows.size() - 1).id());
        return list;
    }

    private static Filter filter(JsonNode question) {
        String reason = question.path("reason").asText(null);
        if (reason != null && !CODES.contains(reason)) {
            throw new Unanswered(Outcome.REFUSED, "no error has the reason " + reason, Nearest.hint(reason, CODES));
        }
        String lane = one(question, "lane", List.of("inbound", "outbound"));
        return new Filter(
                reason,
                lane == null ? null : Lane.valueOf(lane.toUpperCase(Locale.ROOT)),
                one(question, "object", OBJECTS));
    }

    /** Whatever the case it is written in. */
    private static String one(JsonNode question, String word, List<String> known) {
        String text = question.path(word).asText(null);
        return text == null
                ? null
                : known.stream()
                        .filter(text::equalsIgnoreCase)
                        .findFirst()
                        .orElseThrow(() -> new Unanswered(
                                Outcome.REFUSED, word + " cannot be " + text, Nearest.hint(text, known)));
    }

    private JournalRow open(long id) {
        return errors.find(id)
                .orElseThrow(() -> new Unanswered(
                        Outcome.NOT_NOW,
                        "there is no open error " + id,
                        "'errors list' shows those that are; something newer may be known of its record"));
    }

    private Map<String, Object> show(long id) {
        JournalRow error = open(id);
        Map<String, Object> told = told(error);
        told.put(
                "journal",
                journal.of(error.entry()).stream().map(ErrorsVerb::told).toList());
        return told;
    }

    private Map<String, Object> each(JsonNode question, boolean retry) {
        String who = question.path("who").asText("somebody");
        List<Map<String, Object>> refused = new ArrayList<>();
        long done = 0;
        if (question.has("ids")) {
            List<JournalRow> named = new ArrayList<>();
            question.path("ids").forEach(id -> named.add(open(id.asLong())));
            done = end(named, retry, who, refused);
        } else {
            Filter filter = filter(question);
            long before = Long.MAX_VALUE;
            List<JournalRow> page;
            do {
                page = errors.list(filter, before, PAGE);
                done += end(page, retry, who, refused);
                before = page.isEmpty() ? 0 : page.get(page.size() - 1).id();
            } while (page.size() == PAGE);
        }
        return Map.of("done", done, "refused", refused);
    }

    private int end(List<JournalRow> page, boolean retry, String who, List<Map<String, Object>> refused) {
        List<JournalRow> able = new ArrayList<>();
        for (JournalRow error : page) {
            String why = retry ? whyNot(error.entry()) : null;
            if (why == null) {
                able.add(error);
            } else {
                refused.add(Map.of("id", error.id(), "reason", error.entry().reason(), "why", why));
            }
        }
        database.inTransaction(() -> able.forEach(error -> {
            if (retry) {
                errors.retry(error, Reason.RETRIED.code(), who);
            } else {
                errors.close(error, Reason.DISCARDED.code(), who);
            }
        }));
        return able.size();
    }

    /** Null if another try can be made. */
    private static String whyNot(Entry error) {
        if (error.reason().equals(Reason.PERHAPS_MISSED.code())) {
            return "only an automation hands over: let the contact pass its step again";
        } else if (OpenErrors.record(error) == null) {
            return "it is not known which record it was";
        } else if (error.lane() == Lane.INBOUND && error.object().equals("Account")) {
            return "an account comes with its contacts: retry one of them";
        }
        return null;
    }

    /** What is not known is left out. */
    static Map<String, Object> told(JournalRow row) {
        Entry entry = row.entry();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", row.id());
        told.put("at", row.at().toString());
        told.put("lane", entry.lane().word());
        told.put("object", entry.object());
        told.put("salesforceId", entry.salesforceId());
        told.put("activecampaignId", entry.activecampaignId());
        told.put("reason", entry.reason());
        told.put("field", entry.field());
        told.put("detail", entry.detail());
        told.put("mapping", entry.mapping());
        told.put("cause", entry.cause());
        return told.entrySet().stream()
                .filter(each -> each.getValue() != null)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }
}
