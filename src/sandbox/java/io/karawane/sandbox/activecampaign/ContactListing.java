package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import io.karawane.sandbox.Switches;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** {@code GET /contacts} and the lists that hang below one contact. */
final class ContactListing {
    private final Store store;
    private final ContactQuery query;
    private final ContactView view;
    private final Views views;
    private final Switches switches;

    ContactListing(Store store, ContactQuery query, ContactView view, Views views, Switches switches) {
        this.store = store;
        this.query = query;
        this.view = view;
        this.views = views;
        this.switches = switches;
        switches.declare("includeAccountContacts", false);
    }

    void register(Router router) {
        router.on("GET", "contacts", this::list)
                .on(
                        "GET",
                        "contacts/{id}/contactTags",
                        call -> part(
                                call,
                                "contactTags",
                                Rows.list(store.contactTags.where("contact", call.id()), views::contactTag)))
                .on(
                        "GET",
                        "contacts/{id}/fieldValues",
                        call -> part(
                                call,
                                "fieldValues",
                                Rows.list(store.fieldValues.where("contact", call.id()), views::fieldValue)))
                .on(
                        "GET",
                        "contacts/{id}/accountContacts",
                        call -> part(
                                call,
                                "accountContacts",
                                Rows.list(store.accountContacts.where("contact", call.id()), views::accountContact)))
                .on(
                        "GET",
                        "contacts/{id}/contactLists",
                        call -> part(
                                call,
                                "contactLists",
                                Rows.list(store.contactLists.where("contact", call.id()), views::contactList)))
                .on(
                        "GET",
                        "contacts/{id}/contactAutomations",
                        call -> part(
                                call,
                                "contactAutomations",
                                Rows.list(
                                        store.contactAutomations.where("contact", call.id()),
                                        views::contactAutomation)))
                .on(
                        "GET",
                        "contacts/{id}/trackingLogs",
                        call -> part(
                                call,
                                "trackingLogs",
                                store.trackingLogs.where("contact", call.id()).stream()
                                        .map(row -> views.linked("trackingLogs", row, "contact"))
                                        .toList()))
                .on("GET", "contacts/{id}/scoreValues", call -> part(call, "scoreValues", List.of()));
    }

    private Reply list(Call call) {
        List<ObjectNode> found = query.run(call);
        Page page = Page.of(call, 20);
        List<ObjectNode> rows = page.cut(found);
        Set<String> includes = call.includes();
        ObjectNode body = Json.object();
        body.set("scoreValues", Json.array());
        ArrayNode shown = body.putArray("contacts");
        for (ObjectNode row : rows) {
            ObjectNode contact = view.full(row);
            contact.set("scoreValues", Json.array());
            contact.set(
                    "accountContacts",
                    Rows.ids(store.accountContacts.where(
                            "contact", row.path("id").asText())));
            shown.add(contact);
        }
        if (includes.contains("fieldValues")) {
            sideload(body, shown, "fieldValues", store.fieldValues, views::fieldValue);
        }
        if (includes.contains("contactLists")) {
            sideload(body, shown, "contactLists", store.contactLists, views::contactList);
        }
        if (includes.contains("accountContacts") && switches.on("includeAccountContacts")) {
            sideload(body, shown, "accountContacts", store.accountContacts, views::accountContact);
        }
        body.set("meta", meta(call, page, found.size()));
        return Reply.ok(body);
    }

    private static void sideload(
            ObjectNode body, ArrayNode contacts, String name, Table table, Function<ObjectNode, ObjectNode> shown) {
        ArrayNode all = body.putArray(name);
        contacts.forEach(contact -> {
            List<ObjectNode> rows = table.where("contact", contact.path("id").asText());
            all.addAll(Rows.show(rows, shown));
            ((ObjectNode) contact).set(name, Rows.ids(rows));
        });
    }

    private static ObjectNode meta(Call call, Page page, int total) {
        ObjectNode meta = Json.object().put("total", String.valueOf(total)).put("sortable", true);
        ObjectNode input = meta.putObject("page_input");
        for (String name : List.of("segmentid", "formid", "listid", "tagid")) {
            input.put(name, call.number(name, 0));
        }
        input.put("limit", page.limit()).put("offset", page.offset());
        input.put("search", call.text("search", null)).putNull("sort");
        input.put("seriesid", call.number("seriesid", 0)).put("waitid", call.number("waitid", 0));
        input.put("status", call.number("status", -1)).put("forceQuery", call.number("forceQuery", 0));
        input.put("cacheid", UUID.randomUUID().toString().replace("-", ""));
        return meta;
    }

    /** Lists below one contact have no {@code meta} and no pages. */
    private Reply part(Call call, String name, List<ObjectNode> rows) {
        store.contacts.get(call.id());
        return Reply.ok(Reply.envelope(name, Json.array().addAll(rows)));
    }
}
