package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import io.karawane.sandbox.Limits;
import io.karawane.sandbox.Switches;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** {@code /import}: accepts at once, works later. */
final class Imports {
    private final Store store;
    private final ImportWorker worker;
    private final ImportCallback callback;
    private final Budget budget;
    private final Limits limits;
    private final Switches switches;
    private final ScheduledExecutorService later;
    private final Map<String, ImportBatch> batches = new LinkedHashMap<>();

    Imports(
            Store store,
            ImportWorker worker,
            ImportCallback callback,
            Budget budget,
            Limits limits,
            Switches switches,
            ScheduledExecutorService later) {
        this.store = store;
        this.worker = worker;
        this.callback = callback;
        this.budget = budget;
        this.limits = limits;
        this.switches = switches;
        this.later = later;
        limits.declare("importStateMs", 1000);
        switches.declare("importFirstIndex", "0");
        switches.declare("importInvalidEmail", "refused");
        switches.declare("unknownBatch", "404");
    }

    void register(Router router) {
        router.on("POST", "import/bulk_import", this::queue)
                .on("GET", "import/bulk_import", this::overview)
                .on("GET", "import/info", this::info);
    }

    void reset() {
        batches.clear();
    }

    private Reply queue(Call call) {
        JsonNode request = call.json();
        boolean refusesEmails = switches.text("importInvalidEmail").equals("refused");
        new ImportCheck(Integer.parseInt(switches.text("importFirstIndex")), refusesEmails)
                .check(call.bytes(), request);
        boolean single = request.path("contacts").size() == 1;
        if (!budget.takeImport(single)) {
            int most = (int) limits.get(single ? "singleImportsPerMinute" : "importsPerMinute");
            throw ImportCheck.refusal(
                    "Rate limit exceeded.",
                    Json.array()
                            .add("Up to " + most + (single ? " single-contact" : "")
                                    + " imports may be requested per minute. Please try again later."));
        }
        long state = (long) (limits.get("importStateMs") / Budget.scale(limits) * 1_000_000);
        ImportBatch batch = new ImportBatch(request, state);
        String id = UUID.randomUUID().toString();
        batches.put(id, batch);
        later.schedule(() -> work(id, batch), state * ImportBatch.STATES.size(), TimeUnit.NANOSECONDS);
        return Reply.ok(Json.object()
                .put("Success", 1)
                .put("queued_contacts", batch.size())
                .put("batchId", id)
                .put("message", "Contact import queued"));
    }

    private void work(String id, ImportBatch batch) {
        synchronized (store) {
            if (batches.get(id) != batch) {
                return; // the sandbox was reset meanwhile
            }
            worker.work(batch);
        }
        callback.report(batch);
    }

    private Reply info(Call call) {
        if (call.text("batchId").isEmpty()) {
            throw new ApiError(400, Json.object().put("success", 0).put("message", "'batchId' is a required field."));
        }
        ImportBatch batch = batches.get(call.text("batchId"));
        return batch == null ? unknown(call.text("batchId")) : Reply.ok(batch.info());
    }

    /** What the real service says is not known. */
    private Reply unknown(String id) {
        switch (switches.text("unknownBatch")) {
            case "400" ->
                throw new ApiError(
                        400, Json.object().put("success", 0).put("message", "'batchId' is not a known import."));
            case "false" -> {
                ObjectNode info = Json.object().put("status", false);
                info.putArray("success");
                info.putArray("failure");
                return Reply.ok(info);
            }
            default -> throw ApiError.notFound("Import", id);
        }
    }

    private Reply overview(Call call) {
        ObjectNode body = Json.object();
        body.set("outstanding", days(batch -> !batch.isTerminal()));
        LocalDate week = LocalDate.now(Times.CENTRAL).minusDays(7);
        body.set(
                "recentlyCompleted",
                days(batch -> batch.isTerminal() && batch.day().isAfter(week)));
        return Reply.ok(body);
    }

    private ArrayNode days(Predicate<ImportBatch> which) {
        Map<LocalDate, int[]> days = new TreeMap<>();
        batches.values().stream().filter(which).forEach(batch -> {
            int[] sums = days.computeIfAbsent(batch.day(), day -> new int[2]);
            sums[0]++;
            sums[1] += batch.size();
        });
        ArrayNode rows = Json.array();
        days.forEach((day, sums) -> rows.addObject()
                .put("forDate", day.toString())
                .put("batches", String.valueOf(sums[0]))
                .put("contacts", String.valueOf(sums[1])));
        return rows;
    }
}
