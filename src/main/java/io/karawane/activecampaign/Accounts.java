package io.karawane.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Accounts: found by name, read with their custom values, created and changed. Values are in the form of mappings. */
public final class Accounts {
    private static final int PAGE = 100;
    private static final int REMEMBERED = 10_000;

    private final ActiveCampaign activecampaign;
    private final AccountFields fields;
    private final Map<String, String> idsByName = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    });

    public Accounts(ActiveCampaign activecampaign, AccountFields fields) {
        this.activecampaign = activecampaign;
        this.fields = fields;
    }

    /**
     * Accounts of these names, whatever the case, without custom values. Takes whole pages where these are fewer than
     * the names.
     */
    public Map<String, Account> named(Collection<String> names) {
        Map<String, Account> found = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Optional<List<JsonNode>> all = names.size() > 1 ? all(names.size()) : Optional.empty();
        for (String name : names) {
            named(name, all.orElseGet(() -> search(name))).ifPresent(account -> found.put(name, account));
        }
        return found;
    }

    private static Optional<Account> named(String name, List<JsonNode> rows) {
        return rows.stream()
                .filter(row -> row.path("name").asText().equals(name))
                .findFirst()
                .or(() -> rows.stream()
                        .filter(row -> row.path("name").asText().equalsIgnoreCase(name))
                        .findFirst())
                .map(Accounts::account);
    }

    /** Empty if that takes more than so many calls. */
    private Optional<List<JsonNode>> all(int mostCalls) {
        List<JsonNode> rows = new ArrayList<>();
        JsonNode answer;
        do {
            answer = activecampaign.read("accounts", "limit=" + PAGE + "&offset=" + rows.size());
            if (answer.at("/meta/total").asInt() > mostCalls * PAGE) {
                return Optional.empty();
            }
            answer.path("accounts").forEach(rows::add);
        } while (answer.path("accounts").size() == PAGE);
        return Optional.of(rows);
    }

    /** Names that contain this one, up to the page that has it. */
    private List<JsonNode> search(String name) {
        List<JsonNode> rows = new ArrayList<>();
        JsonNode page;
        do {
            String query = "limit=" + PAGE + "&offset=" + rows.size() + "&search=" + ActiveCampaign.encode(name);
            page = activecampaign.read("accounts", query).path("accounts");
            page.forEach(rows::add);
        } while (page.size() == PAGE && named(name, rows).isEmpty());
        return rows;
    }

    private static Account account(JsonNode json) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", json.path("name").asText(""));
        values.put("accountUrl", json.path("accountUrl").asText(""));
        return new Account(
                json.path("id").asText(),
                json.path("name").asText(""),
                values,
                Contact.time(json.path("updatedTimestamp").asText("")));
    }

    /** The account of that id with its custom values; null if it is gone. */
    public Account of(String id) {
        Answer answer = activecampaign.get("accounts/" + id, "");
        return answer.missing() ? null : withFields(account(answer.expected().path("account")));
    }

    /** The same with its custom values by label. */
    public Account withFields(Account account) {
        Map<String, Object> byLabel = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (JsonNode datum : data(account.id())) {
            fields.ofId(datum.path("customFieldId").asText())
                    .ifPresent(field ->
                            byLabel.put(field.label(), AccountForm.read(field.type(), datum.path("fieldValue"))));
        }
        Map<String, Object> values = new LinkedHashMap<>(account.values());
        values.put("fields", byLabel);
        return new Account(account.id(), account.name(), values, account.updatedAt());
    }

    private List<JsonNode> data(String account) {
        List<JsonNode> rows = new ArrayList<>();
        JsonNode page;
        do {
            String query = "filters%5BcustomerAccountId%5D=" + account + "&limit=" + PAGE + "&offset=" + rows.size();
            page = activecampaign.read("accountCustomFieldData", query).path("accountCustomFieldData");
            for (JsonNode datum : page) {
                if (!datum.path("accountId").asText().equals(account)) {
                    throw activecampaign.stop("filter-ignored: /accountCustomFieldData answers other accounts");
                }
                rows.add(datum);
            }
        } while (page.size() == PAGE);
        return rows;
    }

    private Map<String, String> currencies(String account) {
        Map<String, String> currencies = new LinkedHashMap<>();
        for (JsonNode datum : data(account)) {
            fields.ofId(datum.path("customFieldId").asText())
                    .ifPresent(field -> currencies.put(
                            field.label(), datum.path("fieldCurrency").asText("")));
        }
        return currencies;
    }

    /** Creates an account. */
    public Answer create(Map<String, Object> values) {
        return activecampaign.post("accounts", AccountForm.write(values, fields::of, Map::of));
    }

    /** Changes the account of that id, its name too if {@code values} has one. */
    public Answer change(String id, Map<String, Object> values) {
        if (values.containsKey("name")) {
            idsByName.values().remove(id);
        }
        return activecampaign.put("accounts/" + id, AccountForm.write(values, fields::of, () -> currencies(id)));
    }

    /** The id in the answer of {@link #create}. */
    public static String idIn(Answer answer) {
        return answer.expected().at("/account/id").asText();
    }

    /** The id of the account of that name, which is created if there is none; remembered. */
    String id(String name) {
        String known = idsByName.get(name);
        if (known == null) {
            known = named(name, search(name)).map(Account::id).orElseGet(() -> idIn(create(Map.of("name", name))));
            idsByName.put(name, known);
        }
        return known;
    }

    /** The account of that name is not what we remember. */
    void forget(String name) {
        idsByName.remove(name);
    }
}
