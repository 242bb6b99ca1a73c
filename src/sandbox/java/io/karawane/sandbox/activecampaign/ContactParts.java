package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import java.util.List;
import java.util.function.Function;

/** The rows that belong to one contact, by the name that the API gives them. */
final class ContactParts {
    static final List<String> NAMES = List.of(
            "contactTags",
            "fieldValues",
            "accountContacts",
            "contactLists",
            "contactAutomations",
            "trackingLogs",
            "bounceLogs");

    private final Store store;
    private final Views views;
    private final MembershipView memberships;
    private final Automations automations;

    ContactParts(Store store, Views views, MembershipView memberships, Automations automations) {
        this.store = store;
        this.views = views;
        this.memberships = memberships;
        this.automations = automations;
    }

    List<ObjectNode> of(String name, Contact contact) {
        return switch (name) {
            case "contactTags" -> shown(contact.tags, views::contactTag);
            case "fieldValues" -> shown(contact.values, views::fieldValue);
            case "contactLists" -> shown(contact.lists, memberships::shown);
            case "contactAutomations" -> shown(contact.automations, automations::shown);
            case "accountContacts" ->
                contact.account == null ? List.of() : List.of(views.accountContact(contact.account));
            case "trackingLogs" ->
                shown(
                        store.trackingLogs.where("contact", String.valueOf(contact.id)),
                        row -> views.linked("trackingLogs", row, "contact"));
            case "bounceLogs" ->
                store.bounceLogs.rows().stream()
                        .filter(row -> row.path("subscriberid").asInt() == contact.id)
                        .map(ObjectNode::deepCopy)
                        .toList();
            default -> throw new IllegalArgumentException(name);
        };
    }

    ArrayNode ids(String name, Contact contact) {
        ArrayNode ids = Json.array();
        of(name, contact).forEach(row -> ids.add(row.get("id")));
        return ids;
    }

    private static <T> List<ObjectNode> shown(List<T> rows, Function<T, ObjectNode> shown) {
        return rows.stream().map(shown).toList();
    }
}
