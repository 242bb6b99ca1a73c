package io.karawane.sandbox.salesforce.streaming;

import io.karawane.sandbox.Limits;
import io.karawane.sandbox.Switches;

/** What can be adjusted about change events and their stream. */
final class Defaults {
    private Defaults() {}

    static void declare(Limits limits, Switches switches) {
        limits.declare("changeEventBytes", 1_000_000);
        limits.declare("overflowAfter", 100_000);
        limits.declare("selectedEntities", 5);
        limits.declare("concurrentStreams", 1_000);
        switches.declare("cometdHttp401", false);
        switches.declare("streamRefusal", "none");
        switches.declare("changeDataCapture", "Account,Contact,Lead");
        switches.declare("dailyLimitChecked", "connect");
        switches.declare("overflowRecordIds", "empty-id");
        switches.declare("retentionHours", 72);
    }
}
