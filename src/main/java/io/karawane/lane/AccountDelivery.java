package io.karawane.lane;

import io.karawane.problem.Reason;
import io.karawane.problem.RecordProblem;
import io.karawane.salesforce.Salesforce;
import io.karawane.salesforce.Saved;
import io.karawane.salesforce.Soql;
import io.karawane.settings.Sync;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** The accounts of a batch, before its persons: found by name or created, and the contacts are told of them. */
public final class AccountDelivery {
    private final Salesforce salesforce;
    private final Supplier<Sync> sync;

    public AccountDelivery(Salesforce salesforce, Supplier<Sync> sync) {
        this.salesforce = salesforce;
        this.sync = sync;
    }

    /** Nothing while account data is switched off; leads only carry a company's name. */
    public void deliver(List<Person> persons) {
        List<Person> members = persons.stream()
                .filter(person -> sync.get().accountObjects())
                .filter(person -> person.isUnderWay() && person.object().equals("Contact"))
                .filter(person -> !person.contact().account().isBlank())
                .toList();
        if (members.isEmpty()) {
            return;
        }
        Map<String, String> ids = existing(members);
        create(members, ids);
        for (Person person : members) {
            String id = ids.get(key(person.contact().account()));
            if (id != null) {
                person.mapped().put("AccountId", id);
            }
        }
    }

    private Map<String, String> existing(List<Person> members) {
        List<String> names = members.stream()
                .map(person -> person.contact().account())
                .distinct()
                .toList();
        Map<String, Map<String, Object>> first = new HashMap<>();
        salesforce
                .query(Soql.queries(
                        names,
                        some -> Soql.select(
                                List.of("Id", "Name", "CreatedDate", OutboundRead.ID),
                                "Account",
                                "Name IN " + Soql.list(some))))
                .forEach(account -> first.merge(
                        key(account.get("Name").toString()),
                        account,
                        (one, other) -> Holders.FIRST.compare(one, other) <= 0 ? one : other));
        Map<String, String> ids = new HashMap<>();
        first.forEach((name, account) -> ids.put(name, account.get("Id").toString()));
        return ids;
    }

    private void create(List<Person> members, Map<String, String> ids) {
        Map<String, String> missing = new LinkedHashMap<>();
        members.forEach(person -> missing.putIfAbsent(
                key(person.contact().account()), person.contact().account().strip()));
        missing.keySet().removeAll(ids.keySet());
        List<String> keys = List.copyOf(missing.keySet());
        if (keys.isEmpty()) {
            return;
        }
        List<Saved> answers = salesforce.create(
                "Account",
                keys.stream()
                        .map(key -> Map.<String, Object>of("Name", missing.get(key)))
                        .toList());
        for (int i = 0; i < keys.size(); i++) {
            Saved answer = answers.get(i);
            String key = keys.get(i);
            if (answer.success()) {
                ids.put(key, answer.id());
                continue;
            }
            members.stream()
                    .filter(person -> key(person.contact().account()).equals(key))
                    .forEach(person -> person.end(
                            RecordProblem.permanent(Reason.REJECTED, "Account." + answer.field(), answer.code())));
        }
    }

    private static RecordProblem problem(Saved answer) {
        String field = "Account." + answer.field();
        return answer.mayPass()
                ? RecordProblem.passing(Reason.REJECTED, field, answer.code())
                : RecordProblem.permanent(Reason.REJECTED, field, answer.code());
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
