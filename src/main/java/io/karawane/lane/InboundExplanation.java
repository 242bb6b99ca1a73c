package io.karawane.lane;

import io.karawane.mapping.Side;
import io.karawane.queue.Change;
import io.karawane.queue.Lane;
import io.karawane.schema.Terms;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Every gate between one ActiveCampaign contact and its Salesforce record, as the lane's own stages find it now. */
public final class InboundExplanation {
    private final InboundRead read;
    private final Supplier<Terms> terms;

    public InboundExplanation(InboundRead read, Supplier<Terms> terms) {
        this.read = read;
        this.terms = terms;
    }

    /** @param object that an automation asks for */
    public Explained of(String object, String contact) {
        Change change = new Change(0, Lane.INBOUND, object, contact, "explain", OffsetDateTime.now(), 0, "explain");
        Person person = read.read(List.of(change), terms.get()).get(0);
        List<Checkpoint> gates = new ArrayList<>();
        if (!person.isUnderWay()) {
            gates.add(Checkpoint.ended("contact", person));
            return new Explained(gates, Foreseen.ended(person), false);
        }
        gates.add(Checkpoint.passed(
                "contact", person.record() == null ? "no record of it yet" : "belongs to " + person.salesforceId()));
        person.map(Side.SALESFORCE);
        if (!person.isUnderWay()) {
            gates.add(Checkpoint.ended("mapping", person));
            return new Explained(gates, Foreseen.ended(person), false);
        }
        gates.add(Checkpoint.passed("mapping", "version " + person.terms().mappingVersion(object)));
        return new Explained(gates, InboundPreview.foresee(person), false);
    }
}
