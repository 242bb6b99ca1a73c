package io.karawane.sandbox.salesforce.store;

import io.karawane.sandbox.salesforce.schema.ObjectType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The transactions that one thread has committed, and others must not see yet. */
final class Unpublished {
    private final Map<ObjectType, Table> tables = new HashMap<>();
    private final List<Commit> commits = new ArrayList<>();

    Table over(Table table) {
        return tables.computeIfAbsent(table.type(), type -> table.over());
    }

    void add(Commit commit) {
        commits.add(commit);
    }

    List<Commit> commits() {
        return commits;
    }
}
