package io.karawane.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.console.Call.Request;
import io.karawane.problem.Finding;
import io.karawane.problem.Reason;
import io.karawane.problem.ServiceTrouble;
import io.karawane.salesforce.ConditionRefused;
import io.karawane.verb.Answer;
import io.karawane.verb.Verbs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.function.Supplier;

/** All calls of the API. */
public final class Calls {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Supplier<List<Finding>> reload;
    private final Supplier<Map<String, Object>> status;
    private final Supplier<List<Map<String, Object>>> othersJobs;
    private final Verbs verbs;

    /**
     * @param reload takes over edited files and tells what is wrong with them
     * @param status how it stands
     * @param othersJobs what is scheduled in the org by others
     */
    public Calls(
            Supplier<List<Finding>> reload,
            Supplier<Map<String, Object>> status,
            Supplier<List<Map<String, Object>>> othersJobs,
            Verbs verbs) {
        this.reload = reload;
        this.status = status;
        this.othersJobs = othersJobs;
        this.verbs = verbs;
    }

    List<Call> all() {
        return List.of(
                new Call("GET", "status", true, request -> status.get()),
                new Call("GET", "jobs", false, request -> jobs()),
                new Call("POST", "reload", false, request -> reloaded()),
                new Call("GET", "errors", false, this::errors),
                new Call("POST", "errors/{id}/retry", false, request -> end("retry", request)),
                new Call("POST", "errors/{id}/discard", false, request -> end("discard", request)));
    }

    /** Ours, and apart from them those of others, which only some integration users may see. */
    private Map<String, Object> jobs() {
        Map<String, Object> jobs = new LinkedHashMap<>();
        jobs.put("items", status.get().get("jobs"));
        jobs.put("next", null);
        try {
            jobs.put("others", othersJobs.get());
        } catch (ConditionRefused | ServiceTrouble e) {
            jobs.put("others", List.of());
            jobs.put("why", "Salesforce does not show its scheduled jobs: " + e.getMessage());
        }
        return jobs;
    }

    private Map<String, Object> reloaded() {
        List<Finding> findings = reload.get();
        List<Map<String, Object>> items = findings.stream().map(Finding::values).toList();
        if (findings.stream().anyMatch(Finding::isError)) {
            throw new Problem(422, "not reloaded", "everything stays as it was", Map.of("findings", items));
        }
        return Map.of("reloaded", true, "findings", items);
    }

    /** Parameters are {@code reason, lane, object, limit} and {@code before}, the {@code next} of the page before. */
    private JsonNode errors(Request request) {
        ObjectNode question = JSON.createObjectNode().put("do", "list");
        List.of("reason", "lane", "object")
                .forEach(word -> question.put(word, request.query().get(word)));
        List.of("limit", "before")
                .forEach(word -> number(question, word, request.query().get(word)));
        JsonNode list = ask(question);
        Locale language = language(request);
        list.path("items")
                .forEach(item -> Reason.of(item.path("reason").asText()).ifPresent(reason -> ((ObjectNode) item)
                        .put("title", reason.title(language))
                        .put("action", reason.action(language))));
        return list;
    }

    private static void number(ObjectNode question, String word, String text) {
        if (text != null) {
            try {
                question.put(word, Long.parseLong(text));
            } catch (NumberFormatException e) {
                throw new Problem(400, "bad request", word + " is a number, not " + text, Map.of());
            }
        }
    }

    private JsonNode end(String what, Request request) {
        ObjectNode question = JSON.createObjectNode().put("do", what).put("who", request.actor());
        number(question, "id", request.id());
        question.putArray("ids").add(question.remove("id"));
        JsonNode done = ask(question);
        if (!done.path("refused").isEmpty()) {
            throw new Problem(409, "not retried", done.at("/refused/0/why").asText(), Map.of());
        }
        return JSON.createObjectNode()
                .put("id", Long.parseLong(request.id()))
                .put("state", what.equals("retry") ? "waiting" : "discarded");
    }

    private JsonNode ask(JsonNode question) {
        Answer answer = verbs.ask("errors", question);
        return switch (answer.outcome()) {
            case DONE -> answer.body();
            case NOT_NOW -> throw new Problem(404, "not found", answer.text(), Map.of());
            case REFUSED -> throw new Problem(400, "bad request", answer.text() + "; " + answer.hint(), Map.of());
            default -> throw new IllegalStateException(answer.text());
        };
    }

    /** German where it is asked for, else English. */
    private static Locale language(Request request) {
        try {
            return request.language() == null
                    ? Locale.ENGLISH
                    : Locale.lookup(LanguageRange.parse(request.language()), List.of(Locale.ENGLISH, Locale.GERMAN))
                                    == Locale.GERMAN
                            ? Locale.GERMAN
                            : Locale.ENGLISH;
        } catch (IllegalArgumentException e) {
            return Locale.ENGLISH;
        }
    }
}
