package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.karawane.sandbox.Json;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Where the links of rows lead, as far as no other resource answers there. */
final class LinkResource {
    private static final String USER = "users/me";

    /** Lists of what this account has none of. */
    private static final Map<String, List<String>> EMPTY = Map.of(
            "tags", List.of("contactGoalTags"),
            "lists", List.of("contactGoalLists", "addressLists"),
            "accounts", List.of("notes", "emailActivities", "contactEmails"),
            "automations", List.of("campaigns", "contactGoals", "blocks", "goals", "sms", "sitemessages"),
            "campaigns", List.of("campaignLists", "aggregateRevenues"),
            "contactAutomations", List.of("contactGoals", "automationLogs"));

    /** Single rows that no row of this account has. */
    private static final Map<String, List<String>> ABSENT = Map.of(
            "contacts", List.of("organization"),
            "campaigns", List.of("automation"),
            "contactAutomations", List.of("subscriberSeriesEnd"),
            "contactLists",
                    List.of("automation", "form", "autosyncLog", "campaign", "unsubscribeAutomation", "message"));

    private final Store store;
    private final Router router;
    private final Map<String, Consumer<String>> rows;

    LinkResource(Store store, Router router) {
        this.store = store;
        this.router = router;
        rows = Map.of(
                "contacts", store.contacts::get,
                "tags", store.tags::get,
                "lists", store.lists::get,
                "accounts", store.accounts::get,
                "automations", store.automations::get,
                "campaigns", store.campaigns::get,
                "contactAutomations", store.contactAutomations::get,
                "contactLists", store.contactLists::get);
    }

    void register() {
        EMPTY.forEach((resource, names) -> names.forEach(name -> always(resource, name, Json.array())));
        ABSENT.forEach((resource, names) ->
                names.forEach(name -> always(resource, name, JsonNodeFactory.instance.nullNode())));
        router.on("GET", "contacts/{id}/contactData", call -> {
            store.contacts.get(call.id());
            throw ApiError.notFound("ContactData", call.id());
        });
        follow("contactTags", "tag", id -> "tags/" + store.contactTags.get(id).tag().id);
        follow("contactTags", "contact", id -> contact(store.contactTags.get(id).contact()));
        follow("fieldValues", "owner", id -> contact(store.fieldValues.get(id).contact));
        follow("fieldValues", "field", id -> "fields/" + store.fieldValues.get(id).field);
        follow("fieldOptions", "field", id -> "fields/" + named(store.fieldOptions, id, "field"));
        follow("accountContacts", "account", id -> "accounts/" + store.accountContacts.get(id).account.id);
        follow("accountContacts", "contact", id -> contact(store.accountContacts.get(id).contact));
        follow("contactLists", "contact", id -> contact(store.contactLists.get(id).contact));
        follow("contactLists", "list", id -> "lists/" + store.contactLists.get(id).list);
        follow("contactAutomations", "contact", id -> contact(store.contactAutomations.get(id).contact));
        follow("contactAutomations", "automation", id -> "automations/" + store.contactAutomations.get(id).automation);
        follow("accountCustomFieldData", "account", id -> "accounts/" + named(store.accountData, id, "account"));
        follow(
                "accountCustomFieldData",
                "accountCustomFieldMetum",
                id -> "accountCustomFieldMeta/" + named(store.accountData, id, "field"));
        follow("trackingLogs", "contact", id -> "contacts/" + named(store.trackingLogs, id, "contact"));
        follow("links", "campaign", id -> "campaigns/" + named(store.links, id, "campaign"));
        follow("lists", "user", id -> USER);
        follow("campaigns", "user", id -> USER);
        follow("accounts", "owner", id -> USER);
    }

    private static String contact(Contact contact) {
        return "contacts/" + contact.id;
    }

    private static String named(Table table, String id, String name) {
        return table.get(id).path(name).asText();
    }

    /** @param target the path of the row that the link of a row of this id leads to */
    private void follow(String resource, String link, UnaryOperator<String> target) {
        router.on("GET", resource + "/{id}/" + link, call -> router.answer(call.at(target.apply(call.id()))));
    }

    private void always(String resource, String link, JsonNode answer) {
        router.on("GET", resource + "/{id}/" + link, call -> {
            rows.get(resource).accept(call.id());
            return Reply.ok(Reply.envelope(link, answer));
        });
    }
}
