package io.karawane.sandbox.salesforce.store;

import java.time.Instant;
import java.util.List;

/** The changes of one transaction, in the order they were made. */
public record Commit(Origin origin, Instant at, List<Change> changes) {}
