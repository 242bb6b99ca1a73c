package io.karawane.sandbox.salesforce.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.sandbox.Limits;
import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.schema.Schema;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The data of the org. One transaction at a time writes; readers see the tables as they are. */
public final class Store {
    private final Schema schema;
    private final Map<ObjectType, Table> tables = new ConcurrentHashMap<>();
    private final ReentrantLock writing = new ReentrantLock(true);
    private final Consumer<Commit> listener;
    private final Rules rules;
    private final RecycleBin bin;
    private volatile Unpublished unpublished;
    private Instant last = Instant.EPOCH;

    public Store(Schema schema, Rules rules, Limits limits, Consumer<Commit> listener) {
        this.schema = schema;
        this.rules = rules;
        this.bin = new RecycleBin(limits);
        this.listener = listener;
        clear();
    }

    public Schema schema() {
        return schema;
    }

    public Table table(ObjectType type) {
        bin.empty(row -> tables.get(row.type()).forget(row));
        Table table = tables.get(type);
        Unpublished open = unpublished;
        return open != null && writing.isHeldByCurrentThread() ? open.over(table) : table;
    }

    public Table table(String object) {
        return table(schema.type(object));
    }

    /** When the newest of the records that left the recycle bin for good was deleted. */
    public Optional<Instant> lastGone(ObjectType type) {
        return bin.lastGone(type);
    }

    /** Runs {@code work}; if it throws, nothing of it is kept. */
    public <T> T write(Origin origin, Function<Transaction, T> work) {
        writing.lock();
        try {
            Transaction transaction = new Transaction(this, rules, origin, tick());
            T result = work.apply(transaction);
            Commit commit = transaction.commit();
            if (unpublished == null) {
                publish(commit);
            } else {
                unpublished.add(commit);
            }
            return result;
        } finally {
            writing.unlock();
        }
    }

    /** Runs {@code work} with all its writes; nobody else sees any of them before it ends, nor ever if it throws. */
    public <T> T together(Supplier<T> work) {
        writing.lock();
        try {
            unpublished = new Unpublished();
            T result = work.get();
            List<Commit> commits = unpublished.commits();
            unpublished = null;
            for (Commit commit : commits) {
                commit.changes().stream().map(Change::row).forEach(row -> table(row.type())
                        .put(row));
                publish(commit);
            }
            return result;
        } finally {
            unpublished = null;
            writing.unlock();
        }
    }

    private void publish(Commit commit) {
        commit.changes().stream().map(Change::row).filter(Row::deleted).forEach(bin::add);
        if (!commit.changes().isEmpty()) {
            listener.accept(commit);
        }
    }

    /** @throws IllegalArgumentException if that is not the name of a new custom object */
    public void addObject(String name) {
        writing.lock();
        try {
            ObjectType type = schema.add(name);
            tables.put(type, new Table(type));
        } finally {
            writing.unlock();
        }
    }

    /** @throws IllegalArgumentException if {@code definition} does not define a custom field */
    public void addField(ObjectType type, JsonNode definition) {
        writing.lock();
        try {
            Field field = type.add(definition);
            if (field.indexed()) {
                table(type).index(field);
            }
        } finally {
            writing.unlock();
        }
    }

    /** As if the record had been made then and never touched since; nobody is told. */
    public void backdate(ObjectType type, String id, Instant time) {
        writing.lock();
        try {
            Table table = table(type);
            Instant second = time.truncatedTo(ChronoUnit.SECONDS);
            table.put(table.get(id)
                    .with(Map.of(
                            type.field("CreatedDate"), second,
                            type.field("LastModifiedDate"), second,
                            type.field("SystemModstamp"), time)));
        } finally {
            writing.unlock();
        }
    }

    /** Takes a record out of the recycle bin for ever. */
    public void purge(Row row) {
        Table table = table(row.type());
        table.forget(table.get(row.id()));
    }

    /** Drops all rows, custom fields and settings. */
    public void clear() {
        writing.lock();
        try {
            bin.clear();
            schema.reset();
            rules.settings().clear();
            schema.types().forEach(type -> tables.put(type, new Table(type)));
            FirstRows.putInto(this);
        } finally {
            writing.unlock();
        }
    }

    /** Strictly later than the tick before, so that a scan by SystemModstamp can resume anywhere. */
    private Instant tick() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        last = now.isAfter(last) ? now : last.plusMillis(1);
        return last;
    }
}
