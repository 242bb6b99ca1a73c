package io.karawane.queue;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The link table. Only links that stand are read. */
public final class Links {
    private static final String STANDING = "select * from link where closed is null and ";

    private final Database database;

    public Links(Database database) {
        this.database = database;
    }

    /** Links of these Salesforce records, by id. */
    public Map<String, Link> ofRecords(String object, Collection<String> salesforceIds) {
        Map<String, Link> found = new HashMap<>();
        query("object = '" + object + "' and salesforce_id in (:values)", salesforceIds)
                .forEach(link -> found.put(link.salesforceId(), link));
        return found;
    }

    /** Links of these ActiveCampaign contacts, to leads and contacts. */
    public List<Link> ofContacts(Collection<String> activecampaignIds) {
        return query("object <> 'Account' and activecampaign_id in (:values)", activecampaignIds);
    }

    /** Links of these ActiveCampaign accounts: their ids are counted apart from those of contacts. */
    public List<Link> ofAccounts(Collection<String> activecampaignIds) {
        return query("object = 'Account' and activecampaign_id in (:values)", activecampaignIds);
    }

    /** Links whose person had one of these addresses, of any object. */
    public List<Link> ofEmails(Collection<String> emailHashes) {
        return query("email_hash in (:values)", emailHashes);
    }

    /** When the first link of the object was made; empty if there is none. */
    public Optional<Instant> since(String object) {
        return database.sql()
                .sql("select min(linked_at) as earliest from link where object = ?")
                .param(object)
                .query((row, n) -> Optional.ofNullable(row.getObject("earliest", OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    private List<Link> query(String condition, Collection<String> values) {
        if (values.isEmpty()) {
            return List.of();
        }
        return database.sql()
                .sql(STANDING + condition)
                .param("values", values)
                .query((row, n) -> new Link(
                        row.getString("object"),
                        row.getString("salesforce_id"),
                        row.getString("activecampaign_id"),
                        row.getString("email_hash"),
                        row.getString("salesforce_hash"),
                        row.getString("mapping"),
                        row.getBoolean("holder")))
                .list();
    }

    /** Who each change is about as far as is known before anything is read, by change id. */
    Map<Long, String> persons(List<Change> changes) {
        Map<String, String> linked = new HashMap<>();
        changes.stream()
                .filter(change -> change.lane() == Lane.OUTBOUND)
                .collect(Collectors.groupingBy(Change::object, Collectors.mapping(Change::record, Collectors.toList())))
                .forEach((object, records) -> ofRecords(object, records)
                        .forEach((record, link) -> linked.put(record, person(link.activecampaignId()))));
        Map<Long, String> persons = new HashMap<>();
        for (Change change : changes) {
            persons.put(
                    change.id(),
                    change.lane() == Lane.INBOUND
                            ? person(change.record())
                            : linked.getOrDefault(change.record(), "salesforce/" + change.record()));
        }
        return persons;
    }

    /** The name under which a person is worked on, once the ActiveCampaign contact is known. */
    public static String person(String activecampaignId) {
        return "activecampaign/" + activecampaignId;
    }

    /** The name of a person of whom only the address is known. */
    public static String personOfEmail(String emailHash) {
        return "email/" + emailHash;
    }

    /** Writes the link, opening it again if it was closed. Joins the caller's transaction. */
    public void save(Link link) {
        int changed = database.sql()
                .sql("update link set activecampaign_id = ?, email_hash = ?, salesforce_hash = ?,"
                        + " mapping = ?, holder = ?, closed = null"
                        + " where object = ? and salesforce_id = ?")
                .params(
                        link.activecampaignId(),
                        link.emailHash(),
                        link.salesforceHash(),
                        link.mapping(),
                        link.holder(),
                        link.object(),
                        link.salesforceId())
                .update();
        if (changed == 0) {
            database.sql()
                    .sql("insert into link (object, salesforce_id, activecampaign_id, email_hash, salesforce_hash,"
                            + " mapping, holder) values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                    .params(
                            link.object(),
                            link.salesforceId(),
                            link.activecampaignId(),
                            link.emailHash(),
                            link.salesforceHash(),
                            link.mapping(),
                            link.holder())
                    .update();
        }
    }

    /** What these links remember is by that version of the mapping too. Joins the caller's transaction. */
    public void remember(String object, Collection<String> salesforceIds, String mapping) {
        if (!salesforceIds.isEmpty()) {
            database.sql()
                    .sql("update link set mapping = :mapping where object = :object and salesforce_id in (:ids)")
                    .param("mapping", mapping)
                    .param("object", object)
                    .param("ids", salesforceIds)
                    .update();
        }
    }

    /** The link no longer stands. Joins the caller's transaction. */
    public void close(String object, String salesforceId, String reason) {
        database.sql()
                .sql("update link set closed = ?, holder = false where object = ? and salesforce_id = ?")
                .params(reason, object, salesforceId)
                .update();
    }
}
