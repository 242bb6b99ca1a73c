package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Switches;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The query parameters of {@code GET /contacts}. */
final class ContactQuery {
    private static final Map<String, String> ORDERED =
            Map.of("id", "id", "cdate", "cdate", "email", "email", "first_name", "firstName", "last_name", "lastName");

    private final Store store;
    private final Contacts contacts;
    private final Switches switches;

    ContactQuery(Store store, Contacts contacts, Switches switches) {
        this.store = store;
        this.contacts = contacts;
        this.switches = switches;
        switches.declare("filterDatePrecision", "second");
    }

    List<ObjectNode> run(Call call) {
        Predicate<ObjectNode> wanted = row -> true;
        for (Predicate<ObjectNode> condition : List.of(
                text(call, "email_like", "email"),
                phone(call),
                search(call),
                call.has("exclude") ? row -> !row.path("id").asText().equals(call.text("exclude")) : wanted,
                call.has("id_less") ? row -> row.path("id").asLong() < call.number("id_less", 0) : wanted,
                related(call, "listid", store.contactLists, "list"),
                related(call, "tagid", store.contactTags, "tag"),
                related(call, "seriesid", store.contactAutomations, "automation"),
                status(call),
                dates(call))) {
            wanted = wanted.and(condition);
        }
        Stream<ObjectNode> found = candidates(call).stream().filter(wanted);
        Comparator<ObjectNode> order = order(call);
        return (order == null ? found : found.sorted(order)).toList();
    }

    /** The conditions that an index answers. */
    private Collection<ObjectNode> candidates(Call call) {
        if (call.has("ids[]")) {
            return call.all("ids").stream()
                    .distinct()
                    .flatMap(id -> store.contacts.find(id).stream())
                    .sorted(Comparator.comparingLong(row -> row.path("id").asLong()))
                    .toList();
        }
        if (call.has("email")) {
            return contacts.byEmail(call.text("email")).map(List::of).orElse(List.of());
        }
        return store.contacts.after(call.number("id_greater", 0));
    }

    private static Predicate<ObjectNode> text(Call call, String parameter, String attribute) {
        return row -> Rows.contains(row, attribute, call.text(parameter));
    }

    private static Predicate<ObjectNode> phone(Call call) {
        return row -> row.path("phone").asText().startsWith(call.text("phone"));
    }

    private Predicate<ObjectNode> search(Call call) {
        String part = call.text("search");
        return row -> part.isEmpty()
                || Stream.of("email", "firstName", "lastName", "phone").anyMatch(name -> Rows.contains(row, name, part))
                || Rows.contains(
                        row.deepCopy()
                                .put(
                                        "name",
                                        row.path("firstName").asText() + " "
                                                + row.path("lastName").asText()),
                        "name",
                        part);
    }

    private static Predicate<ObjectNode> related(Call call, String parameter, Table table, String attribute) {
        return row -> !call.has(parameter)
                || table.where("contact", row.path("id").asText()).stream()
                        .anyMatch(other -> other.path(attribute).asText().equals(call.text(parameter)));
    }

    private Predicate<ObjectNode> status(Call call) {
        int status = call.number("status", -1);
        return row -> status < 0
                || store.contactLists.where("contact", row.path("id").asText()).stream()
                        .anyMatch(list -> list.path("status").asInt() == status);
    }

    private Predicate<ObjectNode> dates(Call call) {
        Map<String, String> filters = call.group("filters");
        return date(filters.get("created_before"), "cdate", Instant::isBefore)
                .and(date(filters.get("created_after"), "cdate", Instant::isAfter))
                .and(date(filters.get("updated_before"), "udate", Instant::isBefore))
                .and(date(filters.get("updated_after"), "udate", Instant::isAfter));
    }

    private Predicate<ObjectNode> date(String text, String attribute, BiPredicate<Instant, Instant> test) {
        Instant bound = text == null ? null : precise(Times.read(text));
        return row -> bound == null
                || test.test(precise(Times.read(row.path(attribute).asText())), bound);
    }

    private Instant precise(Instant at) {
        boolean day = switches.text("filterDatePrecision").equals("day");
        return at == null || !day ? at : at.truncatedTo(ChronoUnit.DAYS);
    }

    private static Comparator<ObjectNode> order(Call call) {
        for (Map.Entry<String, String> order : call.group("orders").entrySet()) {
            String attribute = ORDERED.get(order.getKey());
            if (attribute != null) {
                Comparator<ObjectNode> ascending = attribute.equals("id")
                        ? Comparator.comparingLong(row -> row.path("id").asLong())
                        : Comparator.comparing(row -> row.path(attribute).asText(), String.CASE_INSENSITIVE_ORDER);
                return order.getValue().equalsIgnoreCase("DESC") ? ascending.reversed() : ascending;
            }
        }
        return null;
    }
}
