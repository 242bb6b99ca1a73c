package io.karawane.lane;

import io.karawane.queue.Change;
import io.karawane.queue.Changes;
import io.karawane.queue.Database;
import io.karawane.queue.Lane;
import io.karawane.queue.Link;
import io.karawane.queue.Links;
import io.karawane.salesforce.Salesforce;
import io.karawane.salesforce.Soql;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Body;

/**
 * A contact that a lead became may be noticed before that lead. It waits until the lead's link has moved to it: else a
 * second contact would come into being where ActiveCampaign has changed the address.
 */
public final class Conversions {
    private static final Duration UNTIL_THE_LINK_HAS_MOVED = Duration.ofSeconds(1);

    private final Salesforce salesforce;
    private final Database database;
    private final Changes changes;
    private final Links links;

    public Conversions(Salesforce salesforce, Database database, Changes changes, Links links) {
        this.salesforce = salesforce;
        this.database = database;
        this.changes = changes;
        this.links = links;
    }

    /** Queues the leads of contacts that come too early. @return the others */
    public List<Person> leadsFirst(@Body List<Person> persons) {
        Set<String> addresses = persons.stream()
                .filter(Conversions::isNew)
                .map(Person::emailHash)
                .collect(Collectors.toSet());
        List<String> leads = links.ofEmails(addresses).stream()
                .filter(link -> link.object().equals("Lead"))
                .map(Link::salesforceId)
                .toList();
        Set<String> early = leads.isEmpty() ? Set.of() : queued(leads);
        List<Change> back = persons.stream()
                .filter(person -> isNew(person) && early.contains(person.salesforceId()))
                .map(Person::change)
                .toList();
        changes.release(back, UNTIL_THE_LINK_HAS_MOVED, true);
        return persons.stream()
                .filter(person -> !back.contains(person.change()))
                .toList();
    }

    /** Without a link and an id; one that has waited too often goes all the same. */
    private static boolean isNew(Person person) {
        return person.isUnderWay()
                && person.object().equals("Contact")
                && person.link() == null
                && person.writtenId() == null
                && person.change().tries() + 1 < Books.MOST_TRIES;
    }

    /** Those contacts that one of these leads became. */
    private Set<String> queued(List<String> leads) {
        var converted = salesforce.query(Soql.queries(
                leads,
                some -> Soql.select(
                        List.of("Id", "ConvertedContactId"),
                        "Lead",
                        "IsConverted = true AND Id IN " + Soql.list(some))));
        database.inTransaction(() -> converted.forEach(
                lead -> changes.capture(Lane.OUTBOUND, "Lead", lead.get("Id").toString(), "converted", Duration.ZERO)));
        return converted.stream()
                .map(lead -> String.valueOf(lead.get("ConvertedContactId")))
                .collect(Collectors.toSet());
    }
}
