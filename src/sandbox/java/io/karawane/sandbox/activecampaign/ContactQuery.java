package io.karawane.sandbox.activecampaign;

import io.karawane.sandbox.Switches;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** The query parameters of {@code GET /contacts}. Nobody waits and no segment is defined here: both find nobody. */
final class ContactQuery {
    private static final Map<String, Comparator<Contact>> ORDERS = Map.of(
            "id", Comparator.comparingInt(contact -> contact.id),
            "cdate", Comparator.comparingInt(contact -> contact.created),
            "email", Comparator.comparing(contact -> contact.email, String.CASE_INSENSITIVE_ORDER),
            "first_name", Comparator.comparing(contact -> contact.firstName, String.CASE_INSENSITIVE_ORDER),
            "last_name", Comparator.comparing(contact -> contact.lastName, String.CASE_INSENSITIVE_ORDER),
            "name", Comparator.comparing(ContactQuery::name, String.CASE_INSENSITIVE_ORDER),
            "score", Comparator.comparingInt(contact -> 0));

    private final Store store;
    private final Contacts contacts;
    private final Switches switches;

    ContactQuery(Store store, Contacts contacts, Switches switches) {
        this.store = store;
        this.contacts = contacts;
        this.switches = switches;
        switches.declare("filterDatePrecision", "second");
        switches.declare("filterTimeZone", "central");
    }

    List<Contact> run(Call call) {
        Stream<Contact> found = candidates(call);
        for (Predicate<Contact> condition : conditions(call)) {
            found = found.filter(condition);
        }
        Comparator<Contact> order = order(call);
        return (order == null ? found : found.sorted(order)).toList();
    }

    /** Only what was asked for is tested: most lists are asked for whole. */
    private List<Predicate<Contact>> conditions(Call call) {
        Map<String, Function<String, Predicate<Contact>>> known = new LinkedHashMap<>();
        known.put("email_like", part -> contact -> Rows.contains(contact.email, part));
        known.put("phone", start -> contact -> contact.phone.startsWith(start));
        known.put("search", ContactQuery::search);
        known.put("exclude", id -> contact -> !String.valueOf(contact.id).equals(id));
        known.put("id_less", id -> contact -> contact.id < call.number("id_less", 0));
        known.put("listid", id -> contact -> contact.membership(id).isPresent());
        known.put("formid", id -> contact -> contact.lists.stream().anyMatch(list -> list.form.equals(id)));
        known.put(
                "tagid",
                id -> contact -> contact.tags.stream()
                        .anyMatch(row -> String.valueOf(row.tag().id).equals(id)));
        known.put(
                "seriesid",
                id -> contact -> contact.automations.stream().anyMatch(passage -> passage.automation.equals(id)));
        known.put("waitid", id -> contact -> false);
        known.put("segmentid", id -> contact -> false);
        known.put("status", status -> contact -> contact.lists.stream().anyMatch(list -> list.has(status)));
        known.put("filters[created_before]", text -> date(text, contact -> contact.created, false));
        known.put("filters[created_after]", text -> date(text, contact -> contact.created, true));
        known.put("filters[updated_before]", text -> date(text, contact -> contact.updated, false));
        known.put("filters[updated_after]", text -> date(text, contact -> contact.updated, true));
        return known.entrySet().stream()
                .filter(each -> !call.text(each.getKey()).matches(each.getKey().equals("status") ? "|-1" : "|0"))
                .map(each -> each.getValue().apply(call.text(each.getKey())))
                .toList();
    }

    /** The conditions that an index answers. */
    private Stream<Contact> candidates(Call call) {
        if (!call.all("ids").isEmpty()) {
            return call.all("ids").stream()
                    .distinct()
                    .flatMap(id -> store.contacts.find(id).stream())
                    .sorted(ORDERS.get("id"));
        }
        if (!call.text("email").isEmpty()) {
            return contacts.byEmail(call.text("email")).stream();
        }
        return store.contacts.after(call.number("id_greater", 0));
    }

    private static String name(Contact contact) {
        return contact.firstName + " " + contact.lastName;
    }

    private static Predicate<Contact> search(String part) {
        return contact -> Stream.of(contact.email, name(contact), contact.phone, contact.accountName())
                .anyMatch(text -> Rows.contains(text, part));
    }

    /** @param after whether what is later than {@code text} is wanted, or what is earlier */
    private Predicate<Contact> date(String text, ToIntFunction<Contact> second, boolean after) {
        ZoneId zone = switches.text("filterTimeZone").equals("utc") ? ZoneOffset.UTC : Times.CENTRAL;
        Instant bound = Times.read(text, zone);
        if (bound == null) {
            return contact -> true;
        }
        if (switches.text("filterDatePrecision").equals("day")) {
            LocalDate day = LocalDate.ofInstant(bound, zone);
            return contact -> {
                LocalDate own = LocalDate.ofInstant(Instant.ofEpochSecond(second.applyAsInt(contact)), zone);
                return after ? own.isAfter(day) : own.isBefore(day);
            };
        }
        long millis = bound.toEpochMilli();
        return contact ->
                after ? second.applyAsInt(contact) * 1000L > millis : second.applyAsInt(contact) * 1000L < millis;
    }

    private static Comparator<Contact> order(Call call) {
        Comparator<Contact> orders = null;
        for (Map.Entry<String, String> order : call.group("orders").entrySet()) {
            Comparator<Contact> next = ORDERS.get(order.getKey());
            if (next != null) {
                next = order.getValue().equalsIgnoreCase("DESC") ? next.reversed() : next;
                orders = orders == null ? next : orders.thenComparing(next);
            }
        }
        return orders;
    }
}
