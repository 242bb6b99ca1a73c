package io.karawane.lane;

import io.karawane.problem.Reason;
import io.karawane.queue.Change;
import io.karawane.queue.EmailHash;
import io.karawane.queue.Link;
import io.karawane.queue.Links;
import io.karawane.salesforce.Salesforce;
import io.karawane.salesforce.Soql;
import io.karawane.schema.Terms;
import io.karawane.settings.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.Variable;

/** The stage read · select, outbound: the claimed records as Salesforce has them now, under the mode's condition. */
public final class OutboundRead {
    static final String ID = "ActiveCampaign_ID__c";
    static final String STATUS = "ActiveCampaign_Sync_Status__c";
    static final String WAITING = "Waiting for next sync";
    static final String SYNCED = "Successfully synced";

    private final Salesforce salesforce;
    private final Links links;
    private final EmailHash hash;
    private final Absence absence;
    private final Holders holders;

    public OutboundRead(Salesforce salesforce, Links links, EmailHash hash, Absence absence, Holders holders) {
        this.salesforce = salesforce;
        this.links = links;
        this.hash = hash;
        this.absence = absence;
        this.holders = holders;
    }

    /**
     * One person for each claimed change. Those that are not to be written have an outcome already.
     *
     * @param condition of the mode, SOQL
     */
    public List<Person> read(
            @Variable("claimed") List<Change> changes,
            @Variable("terms") Terms terms,
            @Variable("object") String object,
            @Variable("selection") Selection selection,
            @Variable("condition") String condition) {
        Map<String, Link> linked =
                links.ofRecords(object, changes.stream().map(Change::record).toList());
        // A record that inherited its link does not carry the id yet.
        Set<String> chosen = selection.followsLinks() ? linked.keySet() : Set.of();
        Map<String, Map<String, Object>> records = records(changes, terms, object, condition, chosen);
        List<Person> persons = new ArrayList<>();
        for (Change change : changes) {
            Person person = new Person(change, terms);
            person.setRecord(records.get(change.record()));
            person.setLink(linked.get(change.record()));
            persons.add(person);
        }
        absence.explain(object, missing(persons));
        underWay(persons).stream()
                .filter(person -> Boolean.TRUE.equals(person.record().get("IsConverted")))
                .forEach(person -> Absence.explain(person, person.record()));
        for (Person person : underWay(persons)) {
            if (person.text("Email") == null) {
                person.end(Reason.NO_EMAIL, null);
            } else {
                person.setEmailHash(hash.of(person.text("Email")));
            }
        }
        holders.choose(object, condition, underWay(persons));
        return persons;
    }

    private Map<String, Map<String, Object>> records(
            List<Change> changes, Terms terms, String object, String condition, Set<String> chosen) {
        Set<String> fields = RecordFields.of(object, terms);
        List<String> ids = changes.stream().map(Change::record).toList();
        return salesforce
                .query(Soql.queries(
                        ids,
                        some -> Soql.select(
                                fields,
                                object,
                                "Id IN " + Soql.list(some) + " AND " + wanted(condition, some, chosen))))
                .stream()
                .collect(Collectors.toMap(record -> record.get("Id").toString(), Function.identity()));
    }

    private static String wanted(String condition, List<String> ids, Set<String> chosen) {
        List<String> anyway = ids.stream().filter(chosen::contains).toList();
        return anyway.isEmpty() ? condition : "(" + condition + " OR Id IN " + Soql.list(anyway) + ")";
    }

    private static List<Person> missing(List<Person> persons) {
        return persons.stream().filter(person -> person.record() == null).toList();
    }

    private static List<Person> underWay(List<Person> persons) {
        return persons.stream().filter(Person::isUnderWay).toList();
    }
}
