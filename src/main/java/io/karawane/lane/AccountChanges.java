package io.karawane.lane;

import io.karawane.queue.Change;
import io.karawane.queue.Changes;
import io.karawane.queue.Database;
import io.karawane.queue.Lane;
import io.karawane.queue.Link;
import io.karawane.queue.Links;
import io.karawane.queue.OpenErrors;
import io.karawane.salesforce.Salesforce;
import io.karawane.salesforce.Soql;
import io.karawane.schema.Terms;
import io.karawane.settings.Selection;
import io.karawane.settings.Sync;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.camel.Variable;

/** An account that changed in Salesforce changes none of its contacts there; one of them is queued to take it along. */
public final class AccountChanges {
    private final Salesforce salesforce;
    private final Database database;
    private final Changes changes;
    private final Links links;
    private final Supplier<Sync> sync;

    public AccountChanges(Salesforce salesforce, Database database, Changes changes, Links links, Supplier<Sync> sync) {
        this.salesforce = salesforce;
        this.database = database;
        this.changes = changes;
        this.links = links;
        this.sync = sync;
    }

    /** Whether anybody could take an account along. */
    public boolean areWanted() {
        return travel(sync.get());
    }

    public static boolean travel(Sync sync) {
        return sync.accounts() && sync.of("Contact").mode() != Selection.Mode.NONE;
    }

    /** Queues contacts of those accounts of which ActiveCampaign does not know the latest. */
    public void spread(@Variable("claimed") List<Change> claimed, @Variable("terms") Terms terms) {
        List<String> accounts = claimed.stream().map(Change::record).toList();
        List<String> contacts = terms.sync().accountNames()
                ? members(accounts) // each has the name in a field of its own
                : terms.sync().accountObjects() ? oneOfEach(news(accounts, terms)) : List.of();
        boolean retried = claimed.stream().anyMatch(change -> change.reason().equals(OpenErrors.RETRY));
        String reason = retried ? OpenErrors.RETRY : "account-changed";
        database.inTransaction(() -> {
            contacts.forEach(contact -> changes.capture(Lane.OUTBOUND, "Contact", contact, reason, Duration.ZERO));
            claimed.forEach(changes::settle);
        });
    }

    /** Without those that look as they did when ActiveCampaign was told last, or as we made them look. */
    private List<String> news(List<String> accounts, Terms terms) {
        Map<String, Link> linked = links.ofRecords("Account", accounts);
        Set<String> fields = RecordFields.of("Account", terms);
        List<String> news = new ArrayList<>();
        for (Map<String, Object> record : salesforce.query(
                Soql.queries(accounts, some -> Soql.select(fields, "Account", "Id IN " + Soql.list(some))))) {
            Company company = new Company(record.get("Name").toString(), List.of(), terms);
            company.setRecord(record);
            Link link = linked.get(company.salesforceId());
            if (link == null || !link.salesforceHash().equals(Projections.outbound(company))) {
                news.add(company.salesforceId());
            }
        }
        return news;
    }

    private List<String> members(List<String> accounts) {
        return salesforce
                .query(Soql.queries(
                        accounts,
                        some -> Soql.select(
                                Set.of("Id"),
                                "Contact",
                                "AccountId IN " + Soql.list(some) + " AND " + OutboundRead.ID + " != null")))
                .stream()
                .map(record -> record.get("Id").toString())
                .toList();
    }

    private List<String> oneOfEach(List<String> accounts) {
        List<String> contacts = salesforce
                .query(Soql.queries(
                        accounts,
                        some -> "SELECT AccountId, MIN(" + OutboundRead.ID + ") one FROM Contact WHERE AccountId IN "
                                + Soql.list(some) + " AND " + OutboundRead.ID + " != null GROUP BY AccountId"))
                .stream()
                .map(group -> group.get("one").toString())
                .toList();
        return links.ofContacts(contacts).stream()
                .filter(link -> link.object().equals("Contact"))
                .map(Link::salesforceId)
                .toList();
    }
}
