package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import io.karawane.sandbox.Switches;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Reading {@code /contacts}: many, one, and the lists that hang below one. */
final class ContactListing {
    /** Tables that this account has no rows in. */
    private static final List<String> EMPTY = List.of(
            "scoreValues", "deals", "contactDeals", "contactGoals", "contactLogs", "geoIps", "notes", "plusAppend");

    private final Store store;
    private final ContactQuery query;
    private final ContactView view;
    private final ContactParts parts;
    private final Switches switches;

    ContactListing(Store store, ContactQuery query, ContactView view, ContactParts parts, Switches switches) {
        this.store = store;
        this.query = query;
        this.view = view;
        this.parts = parts;
        this.switches = switches;
        switches.declare("includeAccountContacts", false);
        switches.declare("includeContactTags", true);
    }

    void register(Router router) {
        router.on("GET", "contacts", this::list).on("GET", "contacts/{id}", this::read);
        for (String name : ContactParts.NAMES) {
            router.on("GET", "contacts/{id}/" + name, call -> below(call, name));
        }
        for (String name : EMPTY) {
            router.on("GET", "contacts/{id}/" + name, call -> below(call, name));
        }
    }

    private Reply list(Call call) {
        List<Contact> found = query.run(call);
        Page page = Page.of(call, 20);
        List<Contact> rows = page.cut(found);
        ObjectNode body = Json.object();
        body.set("scoreValues", Json.array());
        ArrayNode shown = body.putArray("contacts");
        for (Contact contact : rows) {
            ObjectNode row = view.full(contact);
            row.set("scoreValues", Json.array());
            row.set("accountContacts", parts.ids("accountContacts", contact));
            shown.add(row);
        }
        included(call).forEach((name, all) -> {
            body.set(name, all);
            for (int i = 0; i < rows.size(); i++) {
                all.addAll(parts.of(name, rows.get(i)));
                ((ObjectNode) shown.get(i)).set(name, parts.ids(name, rows.get(i)));
            }
        });
        body.set("meta", meta(call, page, found.size()));
        return Reply.ok(body);
    }

    /** What is side-loaded, still empty. Whether accounts and tags can be is not known. */
    private Map<String, ArrayNode> included(Call call) {
        Set<String> wanted = call.includes();
        Map<String, ArrayNode> included = new LinkedHashMap<>();
        for (String name : ContactParts.NAMES) {
            boolean can =
                    switch (name) {
                        case "accountContacts" -> switches.on("includeAccountContacts");
                        case "contactTags" -> switches.on("includeContactTags");
                        default -> true;
                    };
            if (wanted.contains(name) && can) {
                included.put(name, Json.array());
            }
        }
        return included;
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

    private Reply read(Call call) {
        Contact contact = store.contacts.get(call.id());
        ObjectNode body = Json.object();
        ObjectNode shown = view.full(contact);
        for (String name : List.of("contactAutomations", "contactLists")) {
            sideload(body, shown, name, contact);
        }
        empty(body, shown, "deals");
        sideload(body, shown, "fieldValues", contact);
        empty(body, shown, "geoIps");
        empty(body, shown, "geoAddresses");
        sideload(body, shown, "accountContacts", contact);
        body.set("contact", shown);
        return Reply.ok(body);
    }

    private void sideload(ObjectNode body, ObjectNode shown, String name, Contact contact) {
        body.set(name, Json.array().addAll(parts.of(name, contact)));
        shown.set(name, parts.ids(name, contact));
    }

    private static void empty(ObjectNode body, ObjectNode shown, String name) {
        body.putArray(name);
        shown.putArray(name);
    }

    /** Lists below one contact have no {@code meta} and no pages. */
    private Reply below(Call call, String name) {
        Contact contact = store.contacts.get(call.id());
        Collection<ObjectNode> rows = EMPTY.contains(name) ? List.of() : parts.of(name, contact);
        return Reply.ok(Reply.envelope(name, Json.array().addAll(rows)));
    }
}
