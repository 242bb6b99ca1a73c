package io.karawane.activecampaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.problem.ServiceTrouble;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Bulk import: up to 250 contacts and 400,000 bytes a request, worked off by ActiveCampaign in its own time. The answer
 * of an import names only the ids that it created and the addresses that failed.
 */
public final class Import {
    /** In one request. */
    public static final int MOST_CONTACTS = 250;

    static final int MOST_BYTES = 400_000;
    // The envelope around the contacts, generously.
    private static final int ENVELOPE = 200;
    private static final Set<String> TERMINAL = Set.of("completed", "failed", "interrupted");
    private static final long ASK_FIRST_MILLIS = 300;
    private static final long ASK_LAST_MILLIS = 3_000;
    // ActiveCampaign promises no time; after so long another attempt is better than to wait on.
    private static final long LONGEST_MILLIS = TimeUnit.MINUTES.toMillis(15);

    private final ActiveCampaign activecampaign;
    private final Allowance allowance;

    public Import(ActiveCampaign activecampaign, Allowance allowance) {
        this.activecampaign = activecampaign;
        this.allowance = allowance;
    }

    /**
     * What became of the contacts that were imported.
     *
     * @param created ids of contacts that did not exist
     * @param refused why, by address in lower case; {@code interrupted} for all of an import that ended early
     */
    public record Result(List<String> created, Map<String, String> refused, Set<String> interrupted) {}

    /**
     * Imports all contacts, in as many requests as the limits ask for, and waits for the ends.
     *
     * @param contacts in the import's own shape, by address
     */
    public Result deliver(Map<String, Map<String, Object>> contacts) throws InterruptedException {
        Result result = new Result(new ArrayList<>(), new HashMap<>(), new HashSet<>());
        List<Accepted> accepted = new ArrayList<>();
        try {
            for (List<Map<String, Object>> request : requests(contacts.values())) {
                post(request, accepted, result);
            }
        } finally {
            // Whatever happens to the others: nobody may be imported again while an import that has them goes on.
            for (Accepted each : accepted) {
                waitForEnd(each.contacts(), each.batch(), result);
            }
        }
        return result;
    }

    /** An import that is under way. */
    private record Accepted(List<Map<String, Object>> contacts, String batch) {}

    static List<List<Map<String, Object>>> requests(Iterable<Map<String, Object>> contacts) {
        List<List<Map<String, Object>>> requests = new ArrayList<>();
        List<Map<String, Object>> request = new ArrayList<>();
        int bytes = ENVELOPE;
        for (Map<String, Object> contact : contacts) {
            int size = size(contact);
            if (request.size() == MOST_CONTACTS || !request.isEmpty() && bytes + size > MOST_BYTES) {
                requests.add(request);
                request = new ArrayList<>();
                bytes = ENVELOPE;
            }
            request.add(contact);
            bytes += size;
        }
        if (!request.isEmpty()) {
            requests.add(request);
        }
        return requests;
    }

    private static int size(Map<String, Object> contact) {
        try {
            return ActiveCampaign.JSON.writeValueAsString(contact).getBytes(StandardCharsets.UTF_8).length + 1;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void post(List<Map<String, Object>> contacts, List<Accepted> accepted, Result result)
            throws InterruptedException {
        if (contacts.isEmpty()) {
            return;
        }
        allowance.takeImport(contacts.size());
        Answer answer = activecampaign.post("import/bulk_import", Map.of("contacts", contacts));
        if (answer.ok()) {
            accepted.add(new Accepted(contacts, answer.body().path("batchId").asText()));
        } else {
            post(withoutCulprits(contacts, answer, accepted, result), accepted, result);
        }
    }

    /**
     * The whole request was refused for the sake of some contacts. Whether ActiveCampaign counts them from 0 or from 1
     * is not documented, so that both candidates of a number are tried alone, where there is no doubt.
     */
    private List<Map<String, Object>> withoutCulprits(
            List<Map<String, Object>> contacts, Answer answer, List<Accepted> accepted, Result result)
            throws InterruptedException {
        JsonNode reasons = answer.body().path("failureReasons");
        if (contacts.size() == 1) {
            String words = reasons.path(0).path("failureReason").asText(answer.words());
            result.refused().put(address(contacts.get(0)), words);
            return List.of();
        }
        Set<Integer> suspects = new HashSet<>();
        for (JsonNode reason : reasons) {
            int index = reason.path("contact").asInt();
            suspects.add(index);
            suspects.add(index - 1);
        }
        List<Map<String, Object>> rest = new ArrayList<>();
        List<Map<String, Object>> alone = new ArrayList<>();
        for (int i = 0; i < contacts.size(); i++) {
            (suspects.contains(i) ? alone : rest).add(contacts.get(i));
        }
        if (alone.isEmpty()) {
            // No number helps: halves find the culprit.
            post(contacts.subList(0, contacts.size() / 2), accepted, result);
            return contacts.subList(contacts.size() / 2, contacts.size());
        }
        for (Map<String, Object> contact : alone) {
            post(List.of(contact), accepted, result);
        }
        return rest;
    }

    private void waitForEnd(List<Map<String, Object>> contacts, String batch, Result result)
            throws InterruptedException {
        Answer info = null;
        long pause = ASK_FIRST_MILLIS;
        long waited = 0;
        do {
            TimeUnit.MILLISECONDS.sleep(pause);
            waited += pause;
            pause = Math.min(pause * 2, ASK_LAST_MILLIS);
            info = info(batch);
        } while (waited < LONGEST_MILLIS && (info == null || info.ok() && !TERMINAL.contains(status(info))));
        if (info == null || !status(info).equals("completed")) {
            contacts.forEach(contact -> result.interrupted().add(address(contact)));
            return;
        }
        info.body().path("success").forEach(id -> result.created().add(id.asText()));
        info.body().path("failure").forEach(address -> result.refused()
                .put(address.asText().toLowerCase(Locale.ROOT), "the import lists it as failed"));
    }

    /** Null while ActiveCampaign has trouble: the import goes on there, so nobody may be imported again meanwhile. */
    private Answer info(String batch) {
        try {
            return activecampaign.get("import/info", "batchId=" + batch);
        } catch (ServiceTrouble trouble) {
            return null;
        }
    }

    private static String status(Answer info) {
        return info.body().path("status").asText();
    }

    private static String address(Map<String, Object> contact) {
        return contact.get("email").toString().toLowerCase(Locale.ROOT);
    }

    /** A contact in the import's shape, which differs from that of all other calls. */
    public static Map<String, Object> shape(
            Map<String, Object> values, CustomFields fields, boolean withAccount, List<String> tags) {
        Map<String, Object> contact = new LinkedHashMap<>();
        contact.put("email", values.get("email"));
        putIfThere(contact, "first_name", values.get("firstName"));
        putIfThere(contact, "last_name", values.get("lastName"));
        putIfThere(contact, "phone", values.get("phone"));
        if (withAccount) {
            putIfThere(contact, "customer_acct_name", values.get("account"));
        }
        List<Map<String, Object>> custom = new ArrayList<>();
        if (values.get("fields") instanceof Map<?, ?> byTag) {
            byTag.forEach((tag, value) ->
                    custom.add(Map.of("id", Integer.valueOf(fields.id(tag.toString())), "value", value)));
        }
        if (!custom.isEmpty()) {
            contact.put("fields", custom);
        }
        contact.put("tags", tags);
        return contact;
    }

    private static void putIfThere(Map<String, Object> contact, String key, Object value) {
        if (value != null) {
            contact.put(key, value);
        }
    }
}
