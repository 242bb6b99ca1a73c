package io.karawane.verb;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.lane.Cost;
import io.karawane.lane.Drift;
import io.karawane.queue.Resync;
import io.karawane.queue.Resync.State;
import io.karawane.queue.Resyncs;
import io.karawane.salesforce.ConditionRefused;
import io.karawane.salesforce.Salesforce;
import io.karawane.salesforce.Soql;
import io.karawane.schema.Terms;
import io.karawane.settings.Selection;
import io.karawane.settings.Settings;
import io.karawane.verb.Answer.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * {@code resync}: old records go once. Asked {@code {"do":"foresee|start","object":"Lead","where":"…","limit":9,
 * "maxCalls":9,"changedMapping":true}} or {@code {"do":"status|pause|resume|stop"}}, with {@code object} for one of them only.
 */
public final class ResyncVerb implements Verb {
    private static final int LONGEST_CONDITION = 2000;
    private static final String ALL = "Id != null";
    private static final String READ = "(Id = null OR (Id = null AND (%s)))";
    private static final String LINKED = "ActiveCampaign_ID__c != null";

    private final Settings settings;
    private final Resyncs resyncs;
    private final Drift drift;
    private final Supplier<Terms> terms;
    private final Supplier<Salesforce> salesforce;

    /** What would be sent. @param updates records that carry an id already */
    private record Forecast(
            String object,
            String condition,
            boolean changedMapping,
            Long most,
            long matching,
            long updates,
            long creates) {
        long total() {
            return updates + creates;
        }
    }

    public ResyncVerb(
            Settings settings, Resyncs resyncs, Drift drift, Supplier<Terms> terms, Supplier<Salesforce> salesforce) {
        this.settings = settings;
        this.resyncs = resyncs;
        this.drift = drift;
        this.terms = terms;
        this.salesforce = salesforce;
    }

    @Override
    public String name() {
        return "resync";
    }

    @Override
    public Object answer(JsonNode question) {
        return switch (question.path("do").asText()) {
            case "foresee" -> told(foresee(question));
            case "start" -> start(question);
            case "status" -> status();
            case "pause" -> changed(question, resyncs::pause, "runs");
            case "resume" -> changed(question, resyncs::resume, "is paused");
            case "stop" -> changed(question, object -> resyncs.end(object, State.STOPPED, null), "is under way");
            default ->
                throw new Unanswered(Outcome.REFUSED, "resync cannot do that", "is the instance of another version?");
        };
    }

    private Forecast foresee(JsonNode question) {
        String object = question.path("object").asText();
        boolean changedMapping = question.path("changedMapping").asBoolean();
        String where = question.path("where").asText(ALL);
        String condition = changedMapping ? LINKED + " AND (" + where + ")" : where;
        Long most = question.hasNonNull("limit") ? question.get("limit").asLong() : null;
        isOn(object);
        if (condition.length() > LONGEST_CONDITION) {
            throw new Unanswered(Outcome.REFUSED, "--where has more than 2000 characters", "make it shorter");
        }
        try {
            // Where its records are read it stands beside the mode's: Salesforce allows less there, such as no
            // sub-selects.
            salesforce.get().ask(Soql.select(List.of("Id"), object, READ.formatted(condition)) + " LIMIT 1");
            if (changedMapping) {
                long differ = drift.byMapping(salesforce.get(), object, condition, terms.get());
                long told = most == null ? differ : Math.min(most, differ);
                return new Forecast(object, condition, true, most, differ, told, 0);
            }
            long matching = salesforce.get().count(object, "Id != null AND (" + condition + ")");
            long linked = salesforce.get().count(object, LINKED + " AND (" + condition + ")");
            long total = most == null ? matching : Math.min(most, matching);
            // Which of them a limit takes is not known before: as many as may be new.
            long creates = Math.min(total, matching - linked);
            return new Forecast(object, condition, false, most, matching, total - creates, creates);
        } catch (ConditionRefused e) {
            throw new Unanswered(
                    Outcome.REFUSED,
                    "Salesforce does not understand --where: " + e.getMessage(),
                    "write it as in SOQL");
        }
    }

    private void isOn(String object) {
        if (settings.notSetUp()) {
            throw new Unanswered(Outcome.CONFIGURATION, "no connection is configured", "see 'config show'");
        }
        if (terms.get().sync().schedule() == null
                || terms.get().sync().of(object).mode() == Selection.Mode.NONE) {
            throw new Unanswered(
                    Outcome.CONFIGURATION,
                    "sync.yaml lets nothing of " + object + " flow to ActiveCampaign",
                    "give it an outbound.schedule, and a select other than none");
        }
    }

    private Map<String, Object> start(JsonNode question) {
        Forecast forecast = foresee(question);
        withinLimits(forecast, question.path("maxCalls"));
        if (forecast.total() == 0) {
            throw new Unanswered(Outcome.NOT_NOW, "no record matches: nothing was started", null);
        } else if (!resyncs.start(
                forecast.object(),
                forecast.condition(),
                forecast.changedMapping(),
                forecast.most(),
                forecast.total())) {
            throw new Unanswered(
                    Outcome.NOT_NOW,
                    "a resync of " + forecast.object() + " is under way already",
                    "'resync status' shows it, 'resync stop' ends it");
        }
        return told(forecast);
    }

    private void withinLimits(Forecast forecast, JsonNode maxCalls) {
        long records = settings.number("karawane.resync.max-records");
        Cost cost = cost(forecast);
        long salesforceCalls = cost.salesforceReads() + cost.salesforceWrites();
        long activecampaignCalls = cost.activecampaignReads() + cost.activecampaignWrites();
        if (forecast.total() > records) {
            throw new Unanswered(
                    Outcome.REFUSED,
                    "%d records are more than karawane.resync.max-records = %d".formatted(forecast.total(), records),
                    "take fewer with --where or --limit, or set KARAWANE_RESYNC_MAX_RECORDS");
        } else if (maxCalls.isNumber() && Math.max(salesforceCalls, activecampaignCalls) > maxCalls.asLong()) {
            throw new Unanswered(
                    Outcome.REFUSED,
                    "%d calls of Salesforce and %d of ActiveCampaign are more than --max-calls %d"
                            .formatted(salesforceCalls, activecampaignCalls, maxCalls.asLong()),
                    "take fewer records with --where or --limit, or raise --max-calls");
        }
    }

    private Cost cost(Forecast forecast) {
        return Cost.backfill(forecast.updates(), forecast.creates(), settings.number("karawane.resync.page-size"));
    }

    private Map<String, Object> told(Forecast forecast) {
        Cost cost = cost(forecast);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("object", forecast.object());
        told.put("matching", forecast.matching());
        told.put("records", forecast.total());
        told.put("updates", forecast.updates());
        told.put("creates", forecast.creates());
        told.put("accounts", terms.get().sync().accounts());
        told.put("salesforce", Map.of("reads", cost.salesforceReads(), "writes", cost.salesforceWrites()));
        told.put("activecampaign", Map.of("reads", cost.activecampaignReads(), "writes", cost.activecampaignWrites()));
        return told;
    }

    private List<Map<String, Object>> changed(JsonNode question, Predicate<String> change, String what) {
        List<String> objects =
                question.hasNonNull("object") ? List.of(question.get("object").asText()) : List.of("Lead", "Contact");
        if (Stream.of(objects.toArray(String[]::new)).filter(change).count() == 0) {
            throw new Unanswered(
                    Outcome.NOT_NOW,
                    "no resync of " + String.join(" or ", objects) + " " + what,
                    "see 'resync status'");
        }
        return status();
    }

    private List<Map<String, Object>> status() {
        return resyncs.latest().stream().map(this::told).toList();
    }

    private Map<String, Object> told(Resync resync) {
        long waiting = resyncs.waiting(resync);
        double rate = resync.rate(waiting);
        long left = waiting + (resync.state() == State.RUNNING ? resync.total() - resync.captured() : 0);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("object", resync.object());
        told.put("where", resync.condition().equals(ALL) ? null : resync.condition());
        told.put("changedMapping", resync.changedMapping());
        told.put("limit", resync.most());
        told.put("state", resync.state().word());
        told.put("reason", resync.why());
        told.put("total", resync.total());
        told.put("captured", resync.captured());
        told.put("waiting", waiting);
        told.put("perMinute", Math.round(rate * 60));
        told.put("secondsLeft", rate > 0 && left > 0 ? Math.round(left / rate) : null);
        told.put("startedAt", resync.startedAt().toInstant().toString());
        told.put(
                "endedAt",
                resync.endedAt() == null ? null : resync.endedAt().toInstant().toString());
        return told;
    }
}
