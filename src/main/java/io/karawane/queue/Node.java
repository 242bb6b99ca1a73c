package io.karawane.queue;

import java.time.Duration;
import java.util.UUID;

/** This running instance: its lease, by database time, is what entitles it to send. */
public final class Node {
    /** Outlives several missed renewals. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final String id = UUID.randomUUID().toString();
    private final Database database;

    public Node(Database database) {
        this.database = database;
        if (database.embedded()) {
            // The file lock says that no other instance lives; waiting for old leases to end would only delay.
            database.sql().sql("delete from node").update();
        }
        begin();
    }

    public String id() {
        return id;
    }

    /** Renews the lease. Claims that others took over while it had ended are theirs: results under them are refused. */
    public void renew() {
        int renewed = database.sql()
                .sql("update node set lease_until = " + Time.IN_MILLISECONDS + " where id = ?")
                .params(LEASE.toMillis(), id)
                .update();
        if (renewed == 0) {
            begin();
        }
        database.sql()
                .sql("delete from node where lease_until < current_timestamp - interval '1' day")
                .update();
    }

    private void begin() {
        database.sql()
                .sql("insert into node (id, lease_until) values (?, " + Time.IN_MILLISECONDS + ")")
                .params(id, LEASE.toMillis())
                .update();
    }

    /** Whether the lease lasts longer than the request that is about to be sent may take. */
    public boolean leaseOutlives(Duration request) {
        return database.sql()
                        .sql("select count(*) from node where id = ? and lease_until > " + Time.IN_MILLISECONDS)
                        .params(id, request.toMillis())
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** Whether an instance holds a lease. */
    public boolean lives(String node) {
        return database.sql()
                        .sql("select count(*) from node where id = ? and lease_until > current_timestamp")
                        .param(node)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** Ends the lease, so that others may take over at once. */
    public void leave() {
        database.sql().sql("delete from node where id = ?").param(id).update();
    }
}
