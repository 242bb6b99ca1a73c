package io.karawane.lane;

import io.karawane.activecampaign.Contact;
import io.karawane.activecampaign.Contacts;
import io.karawane.activecampaign.Tags;
import io.karawane.mapping.Side;
import io.karawane.queue.Change;
import io.karawane.queue.Changes;
import io.karawane.queue.Lane;
import io.karawane.schema.Terms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The lane to Salesforce without its end: claim, read, match and map as it does, then tell what would be written. */
public final class InboundPreview {
    private final Contacts contacts;
    private final Tags tags;
    private final Changes changes;
    private final InboundRead read;
    private final AccountPreview accounts;
    private final Terms terms;
    private boolean tagAsked;

    public InboundPreview(
            Contacts contacts, Tags tags, Changes changes, InboundRead read, AccountPreview accounts, Terms terms) {
        this.contacts = contacts;
        this.tags = tags;
        this.changes = changes;
        this.read = read;
        this.accounts = accounts;
        this.terms = terms;
    }

    /** Ids of the contacts that were changed last. */
    public List<String> latest(int most) {
        return contacts.latest(most).stream().map(Contact::id).toList();
    }

    /** These contacts and their records, batch by batch, as the lane sees them before it maps. */
    public List<List<Person>> read(String object, List<String> ids) {
        ids.forEach(id -> changes.capture(Lane.INBOUND, object, id, "dry-run", Duration.ZERO));
        List<List<Person>> batches = new ArrayList<>();
        List<Change> claimed = changes.claimInbound(terms.sync().batchSize());
        while (!claimed.isEmpty()) {
            batches.add(read.read(claimed, terms));
            claimed.forEach(changes::settle);
            claimed = changes.claimInbound(terms.sync().batchSize());
        }
        return batches;
    }

    /** What would become of these contacts if an automation created that object of them. */
    public Preview of(String object, List<String> ids) {
        List<Foreseen> foreseen = new ArrayList<>();
        Cost cost = Cost.NOTHING;
        for (List<Person> batch : read(object, ids)) {
            batch.stream().filter(Person::isUnderWay).forEach(person -> person.map(Side.SALESFORCE));
            Preview companies = accounts.inbound(batch);
            foreseen.addAll(companies.records());
            batch.forEach(person -> foreseen.add(foresee(person)));
            cost = cost.plus(companies.cost()).plus(cost(batch));
        }
        return new Preview(foreseen, cost);
    }

    private Cost cost(List<Person> batch) {
        Cost cost = Cost.inbound(batch);
        if (tagAsked || !Cost.tagsAreSingle(batch)) {
            return cost;
        }
        tagAsked = true;
        return cost.plus(Cost.tag(tags.exists(terms.sync().inboundTag())));
    }

    static Foreseen foresee(Person person) {
        if (!person.isUnderWay()) {
            return Foreseen.ended(person);
        }
        return Foreseen.written(
                person,
                person.record() == null,
                person.mapping().differences(Side.SALESFORCE, person.mapped(), person.record()));
    }
}
