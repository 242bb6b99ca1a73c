package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Switches;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
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
        Stream<ObjectNode> found = candidates(call).stream();
        for (Predicate<ObjectNode> condition : conditions(call)) {
            found = found.filter(condition);
        }
        Comparator<ObjectNode> order = order(call);
        return (order == null ? found : found.sorted(order)).toList();
    }

    /** Only what was asked for is tested: most lists are asked for whole. */
    private List<Predicate<ObjectNode>> conditions(Call call) {
        Map<String, Function<String, Predicate<ObjectNode>>> known = new LinkedHashMap<>();
        known.put("email_like", part -> row -> Rows.contains(row, "email", part));
        known.put("phone", start -> row -> row.path("phone").asText().startsWith(start));
        known.put("search", ContactQuery::search);
        known.put("exclude", id -> row -> !row.path("id").asText().equals(id));
        known.put("id_less", id -> row -> row.path("id").asLong() < call.number("id_less", 0));
        known.put("listid", id -> related(store.contactLists, "list", id));
        known.put("tagid", id -> related(store.contactTags, "tag", id));
        known.put("seriesid", id -> related(store.contactAutomations, "automation", id));
        known.put(
                "status", status -> status.equals("-1") ? row -> true : related(store.contactLists, "status", status));
        known.put("filters[created_before]", text -> date(text, "cdate", Instant::isBefore));
        known.put("filters[created_after]", text -> date(text, "cdate", Instant::isAfter));
        known.put("filters[updated_before]", text -> date(text, "udate", Instant::isBefore));
        known.put("filters[updated_after]", text -> date(text, "udate", Instant::isAfter));
        return known.entrySet().stream()
                .filter(each -> !call.text(each.getKey()).isEmpty())
                .map(each -> each.getValue().apply(call.text(each.getKey())))
                .toList();
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

    private static Predicate<ObjectNode> search(String part) {
        return row ->
                Stream.of("email", "firstName", "lastName", "phone").anyMatch(name -> Rows.contains(row, name, part))
                        || Store.lower(row.path("firstName").asText() + " "
                                        + row.path("lastName").asText())
                                .contains(Store.lower(part));
    }

    private static Predicate<ObjectNode> related(Table table, String attribute, String value) {
        return row -> table.where("contact", row.path("id").asText()).stream()
                .anyMatch(other -> other.path(attribute).asText().equals(value));
    }

    private Predicate<ObjectNode> date(String text, String attribute, BiPredicate<Instant, Instant> test) {
        Instant bound = precise(Times.read(text));
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
