package io.karawane.lane;

import io.karawane.queue.Change;
import io.karawane.queue.Changes;
import io.karawane.queue.Pauses;
import io.karawane.schema.Terms;
import io.karawane.settings.Sync;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.camel.Exchange;

/** The stage claim: what is due and may be worked on now. Nothing is while a service is paused. */
public final class Claims {
    /** Five queries of 200 ids each, and five collections of 200 records, are one call of Salesforce. */
    static final int OUTBOUND = 1000;

    private final Changes changes;
    private final Pauses pauses;
    private final BooleanSupplier mappingsFit;
    private final Supplier<Sync> sync;
    private final Supplier<Terms> terms;

    /**
     * @param mappingsFit whether the mappings are known to fit the fields of both services
     * @param terms by which what is claimed travels to its end
     */
    public Claims(
            Changes changes, Pauses pauses, BooleanSupplier mappingsFit, Supplier<Sync> sync, Supplier<Terms> terms) {
        this.changes = changes;
        this.pauses = pauses;
        this.mappingsFit = mappingsFit;
        this.sync = sync;
        this.terms = terms;
    }

    /** Up to 1,000 due changes of the object; the variable {@code drained} says whether that was all. */
    public List<Change> outbound(Exchange exchange) {
        String object = exchange.getVariable("object", String.class);
        List<Change> claimed = pauses.anyPaused() || sync.get().schedule() == null || !mappingsFit.getAsBoolean()
                ? List.of()
                : changes.claimOutbound(object, OUTBOUND);
        exchange.setVariable("drained", claimed.size() < OUTBOUND);
        return remembered(claimed, exchange);
    }

    /** A batch of inbound changes if one is due: enough of them wait, or one has waited long enough. */
    public List<Change> inbound(Exchange exchange) {
        int size = sync.get().batchSize();
        boolean due = !pauses.anyPaused() && mappingsFit.getAsBoolean() && changes.inboundIsDue(size);
        List<Change> claimed = due ? changes.claimInbound(size) : List.of();
        return remembered(claimed, exchange);
    }

    private List<Change> remembered(List<Change> claimed, Exchange exchange) {
        exchange.setVariable("claimed", claimed);
        if (!claimed.isEmpty()) {
            exchange.setVariable("terms", terms.get());
        }
        return claimed;
    }

    public int batchSize() {
        return sync.get().batchSize();
    }
}
