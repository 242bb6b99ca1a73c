package io.karawane.lane;

import io.karawane.activecampaign.Import;
import io.karawane.activecampaign.Tags;
import io.karawane.salesforce.Salesforce;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * API calls that a first run makes, without what it asks every hour anyway. The formula:
 *
 * <pre>
 * outbound, for each 1,000 records that reach the mapping
 *   10 or more   imports of 250, one question each how it ended, contacts read back 100 a call, those only met by address singly;
 *                a record whose address changed is written singly
 *   fewer        a record singly: contact/sync or PUT, and its tag; the tag's id is asked once
 *   Salesforce   id and status: queries of some 400 ids and collections of 200 records, five of either a call
 * back-fill, beside that
 *   Salesforce   ids a page a call; records, and holders of their addresses, by queries of 100, five a call
 *   contacts that are known are read 100 a call
 * inbound, for each batch of sync.yaml
 *   Salesforce   new and known records 200 a collection, written and read back in one call
 *   the tag      10 or more: one import and one question; fewer: one call each; the tag's id is asked once
 * accounts, where they travel
 *   outbound     one call for each that ActiveCampaign lacks or that differs there; singly sent persons join theirs by
 *                one call each; ids go to Salesforce 200 a collection
 *   inbound      new and differing ones 200 a collection, one query to read them back
 * </pre>
 *
 * Not foreseen: long texts that make more imports or queries, refusals, an import that takes longer than one question,
 * and what is read between writes of accounts. Records that are the same on both sides are counted: a first run sends
 * them once.
 */
public record Cost(long salesforceReads, long salesforceWrites, long activecampaignReads, long activecampaignWrites) {
    public static final Cost NOTHING = new Cost(0, 0, 0, 0);

    private static final int READ_BACK = 100;
    /** As many are sent together, in the routes of leads and of contacts. */
    static final int GROUP = 1000;
    /** As many go by import, in routes/shared/outbound.camel.yaml. */
    private static final int MANY = 10;

    /** What has been read already. */
    public static Cost ofReads(long salesforce, long activecampaign) {
        return new Cost(salesforce, 0, activecampaign, 0);
    }

    /** A tag that does not exist is created once. */
    static Cost tag(boolean exists) {
        return new Cost(0, 0, 0, exists ? 0 : 1);
    }

    /** What was read since then. */
    public Cost since(Cost earlier) {
        return ofReads(salesforceReads - earlier.salesforceReads, activecampaignReads - earlier.activecampaignReads);
    }

    public Cost plus(Cost other) {
        return new Cost(
                salesforceReads + other.salesforceReads,
                salesforceWrites + other.salesforceWrites,
                activecampaignReads + other.activecampaignReads,
                activecampaignWrites + other.activecampaignWrites);
    }

    /**
     * @param group up to 1,000 persons that came to the mapping, refused ones among them
     * @param met how many of them ActiveCampaign is known to have by address only
     */
    static Cost outbound(List<Person> group, long met) {
        List<Person> sent = group.stream().filter(Person::isUnderWay).toList();
        long told = sent.stream()
                .filter(person -> person.contact() == null || OutboundSettlement.lacksIdOrStatus(person))
                .count();
        if (!goesByImport(group)) {
            return settle(told).plus(singly(sent.size()));
        }
        long single = sent.stream().filter(Cost::isSentSingly).count();
        return settle(told).plus(imports(sent.size() - single, met)).plus(singly(single));
    }

    private static Cost settle(long told) {
        return new Cost(calls(told, GROUP), writes(told), 0, 0);
    }

    private static Cost imports(long imported, long met) {
        long imports = calls(imported, Import.MOST_CONTACTS);
        return new Cost(0, 0, imports + calls(imported - met, READ_BACK) + met, imports);
    }

    private static Cost singly(long sent) {
        return new Cost(0, 0, 0, 2 * sent);
    }

    /**
     * A back-fill, from numbers alone: as if all of it were sent, and without accounts.
     *
     * @param linked records that carry an id of ActiveCampaign
     * @param others records that do not
     * @param page how many ids are asked for at a time
     */
    public static Cost backfill(long linked, long others, int page) {
        long all = linked + others;
        // Their ids stand twice in what reads them, so that about half of a claim fits into one query.
        long reads = all / page + 1 + calls(all, GROUP / 2) + calls(others, GROUP / 2);
        Cost cost = new Cost(reads, 0, calls(linked, READ_BACK), 0);
        for (long from = 0; from < all; from += GROUP) {
            long group = Math.min(all - from, GROUP);
            long told = Math.max(0, Math.min(group, others - from));
            cost = cost.plus(settle(told)).plus(group < MANY ? singly(group) : imports(group, 0));
        }
        return cost;
    }

    /** Whether those of an inbound batch get their tag one by one. */
    static boolean tagsAreSingle(List<Person> batch) {
        long sent = batch.stream().filter(Person::isUnderWay).count();
        return sent > 0 && sent < Tags.WORTH_AN_IMPORT;
    }

    /** @param batch the persons of one batch, refused ones among them */
    static Cost inbound(List<Person> batch) {
        List<Person> sent = batch.stream().filter(Person::isUnderWay).toList();
        long imports = tagsAreSingle(batch) ? 0 : calls(sent.size(), Import.MOST_CONTACTS);
        return new Cost(0, sent.isEmpty() ? 0 : 1, imports, imports == 0 ? sent.size() : imports);
    }

    /** Whether some of an outbound group get their tag by a call of their own. */
    static boolean tagsSingly(List<Person> group) {
        return group.stream()
                .filter(Person::isUnderWay)
                .anyMatch(person -> !goesByImport(group) || isSentSingly(person));
    }

    static boolean goesByImport(List<Person> group) {
        return group.size() >= MANY;
    }

    private static boolean isSentSingly(Person person) {
        return person.contact() != null && OutboundDelivery.emailMoves(person);
    }

    /** @param known accounts that ActiveCampaign has; @param others those it lacks */
    static Cost accounts(List<Company> known, List<Company> others) {
        long written = Stream.concat(known.stream(), others.stream())
                .filter(company -> company.isUnderWay() && hasMoreThanItsName(company))
                .count();
        long told = writes(untold(known)) + writes(untold(others));
        return new Cost(0, told, 0, written);
    }

    /** The name comes with the persons, unless it is a new one. */
    private static boolean hasMoreThanItsName(Company company) {
        Map<String, Object> values = new HashMap<>(company.mapped());
        if (company.account() == null) {
            values.remove("name");
        } else {
            values.remove("name", company.account().name());
        }
        return !values.isEmpty();
    }

    private static long untold(List<Company> companies) {
        return companies.stream()
                .filter(Company::isUnderWay)
                .filter(company ->
                        company.account() == null || !company.activecampaignId().equals(company.writtenId()))
                .count();
    }

    /**
     * @param moving how many of the persons have another account, which is only seen when the call is refused
     * @param missing accounts that are created first
     */
    static Cost joins(long persons, long moving, long missing) {
        return new Cost(0, 0, 0, persons + moving + missing);
    }

    /** @param companies inbound */
    static Cost accounts(List<Company> companies) {
        List<Company> sent = companies.stream().filter(Company::isUnderWay).toList();
        long unknown = sent.stream()
                .filter(company -> company.record() == null && company.activecampaignId() == null)
                .count();
        long fresh = sent.stream().filter(company -> company.record() == null).count() - unknown;
        long changed = sent.stream()
                .filter(company -> company.record() != null
                        && !AccountRecords.changes(company).isEmpty())
                .count();
        long writes = writes(unknown) + writes(fresh) + writes(changed);
        return new Cost(writes > 0 ? 1 : 0, writes, 0, 0);
    }

    private static long writes(long records) {
        return calls(records, 5 * Salesforce.COLLECTION);
    }

    private static long calls(long records, int most) {
        return (records + most - 1) / most;
    }
}
