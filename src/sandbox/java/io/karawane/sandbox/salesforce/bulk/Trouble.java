package io.karawane.sandbox.salesforce.bulk;

import io.karawane.sandbox.Switches;
import io.karawane.sandbox.salesforce.wire.ApiError;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** What goes wrong on purpose: how jobs end, how often they are retried, which records are refused. */
final class Trouble {
    private final Switches switches;

    Trouble(Switches switches) {
        this.switches = switches;
        switches.declare("bulkOutcome", "completed");
        switches.declare("bulkRetries", 0);
        switches.declare("bulkFailingValues", "");
        switches.declare("bulkRecordError", "UNABLE_TO_LOCK_ROW:unable to obtain exclusive access to this record");
    }

    boolean ends() {
        return !switches.text("bulkOutcome").equals("completed");
    }

    /** Ends a job as the switch {@code bulkOutcome} says. */
    void end(Job job) {
        if (switches.text("bulkOutcome").equals("aborted")) {
            job.abort();
        } else {
            job.fail("TooManyRetries : Job has been retried more than 20 times");
        }
    }

    int retries() {
        return Integer.parseInt(switches.text("bulkRetries"));
    }

    /** The values whose records are refused. */
    Set<String> failingValues() {
        return Arrays.stream(switches.text("bulkFailingValues").split(","))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toSet());
    }

    /** @throws ApiError if the record holds one of {@code failing} */
    void strike(Set<String> failing, Collection<String> cells) {
        if (!failing.isEmpty() && cells.stream().anyMatch(failing::contains)) {
            String[] error = switches.text("bulkRecordError").split(":", 2);
            throw new ApiError(error[0], error.length > 1 ? error[1] : "");
        }
    }
}
