package io.karawane.queue;

import java.util.Collection;
import java.util.List;

/** The duplicate table: who waits for whose address. */
public final class Duplicates {
    private final Database database;

    public Duplicates(Database database) {
        this.database = database;
    }

    /** Joins the caller's transaction. */
    public void save(Duplicate duplicate) {
        int changed = database.sql()
                .sql("update duplicate set email_hash = ?, holder = ? where object = ? and salesforce_id = ?")
                .params(duplicate.emailHash(), duplicate.holder(), duplicate.object(), duplicate.salesforceId())
                .update();
        if (changed == 0) {
            database.sql()
                    .sql("insert into duplicate (email_hash, holder, object, salesforce_id) values (?, ?, ?, ?)"
                            + " on conflict do nothing")
                    .params(duplicate.emailHash(), duplicate.holder(), duplicate.object(), duplicate.salesforceId())
                    .update();
        }
    }

    /** These wait no more. Joins the caller's transaction. */
    public void remove(String object, Collection<String> salesforceIds) {
        if (!salesforceIds.isEmpty()) {
            database.sql()
                    .sql("delete from duplicate where object = :object and salesforce_id in (:ids)")
                    .param("object", object)
                    .param("ids", salesforceIds)
                    .update();
        }
    }

    /** Those who wait for one of these records. */
    public List<Duplicate> of(String object, Collection<String> holders) {
        return query("object = :object and holder in (:ids)", object, holders);
    }

    /** Those of these records that wait for another one. */
    public List<Duplicate> among(String object, Collection<String> salesforceIds) {
        return query("object = :object and salesforce_id in (:ids)", object, salesforceIds);
    }

    /**
     * Those who wait for a record whose end has been settled: it was still there when they read it, and its end found
     * nobody who waited.
     */
    public List<String> forgotten(String object) {
        return database.sql()
                .sql(
                        "select d.salesforce_id from duplicate d where d.object = :object and exists (select 1 from journal j"
                                + " where j.salesforce_id = d.holder and j.object = d.object and j.lane = 'outbound'"
                                + " and j.reason in ('deleted', 'merged', 'converted') and not exists (select 1 from journal k"
                                + " where k.salesforce_id = j.salesforce_id and k.object = j.object and k.lane = 'outbound'"
                                + " and k.id > j.id))")
                .param("object", object)
                .query(String.class)
                .list();
    }

    private List<Duplicate> query(String condition, String object, Collection<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return database.sql()
                .sql("select object, salesforce_id, email_hash, holder from duplicate where " + condition)
                .param("object", object)
                .param("ids", ids)
                .query((row, n) -> new Duplicate(
                        row.getString("object"),
                        row.getString("salesforce_id"),
                        row.getString("email_hash"),
                        row.getString("holder")))
                .list();
    }
}
