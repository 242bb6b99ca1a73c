package io.karawane.lane;

import io.karawane.activecampaign.Contacts;
import io.karawane.mapping.Side;
import io.karawane.problem.Reason;
import io.karawane.queue.Change;
import io.karawane.queue.Lane;
import io.karawane.schema.Terms;
import io.karawane.settings.Selection;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Every gate between one Salesforce record and its contact, as the lane's own stages find it now; writes nothing. */
public final class OutboundExplanation {
    private final OutboundRead read;
    private final Contacts contacts;
    private final UnaryOperator<String> condition;
    private final Supplier<Terms> terms;
    private final BooleanSupplier mappingsFit;

    /** @param condition of the selection of an object, SOQL */
    public OutboundExplanation(
            OutboundRead read,
            Contacts contacts,
            UnaryOperator<String> condition,
            Supplier<Terms> terms,
            BooleanSupplier mappingsFit) {
        this.read = read;
        this.contacts = contacts;
        this.condition = condition;
        this.terms = terms;
        this.mappingsFit = mappingsFit;
    }

    /** @param id with 18 characters */
    public Explained of(String object, String id) {
        Terms now = terms.get();
        Selection selection = now.sync().of(object);
        List<Checkpoint> gates = new ArrayList<>();
        if (now.sync().schedule() == null) {
            gates.add(Checkpoint.stopped(
                    "schedule", "sync.yaml has no outbound.schedule: nothing goes to ActiveCampaign"));
            return new Explained(gates, null, false);
        }
        if (!mappingsFit.getAsBoolean()) {
            gates.add(Checkpoint.stopped("mapping", "the mappings do not fit the fields of both services: see health"));
            return new Explained(gates, null, false);
        }
        gates.add(Checkpoint.passed("schedule", now.sync().schedule().text()));
        String mode = "select: " + selection.mode().name().toLowerCase(Locale.ROOT)
                + (selection.since() == null ? "" : ", since " + selection.since());
        if (selection.mode() == Selection.Mode.NONE) {
            gates.add(Checkpoint.stopped("selection", "sync.yaml says " + mode + " for " + object));
            return new Explained(gates, null, false);
        }
        Change change = new Change(0, Lane.OUTBOUND, object, id, "explain", OffsetDateTime.now(), 0, "explain");
        Person person = read.read(List.of(change), now, object, selection, condition.apply(object))
                .get(0);
        if (!person.isUnderWay()) {
            gates.add(Checkpoint.ended("selection", person));
            return new Explained(gates, Foreseen.ended(person), false);
        }
        gates.add(Checkpoint.passed("selection", mode + ", has an address, and holds it"));
        if (Recognition.isEcho(person)) {
            gates.add(Checkpoint.passed("echo", "nothing that is mapped has changed since it was sent last"));
            return new Explained(gates, null, true);
        }
        return mapped(person, gates);
    }

    private Explained mapped(Person person, List<Checkpoint> gates) {
        meet(person);
        if (person.isUnderWay()) {
            person.map(Side.ACTIVECAMPAIGN);
        }
        if (!person.isUnderWay()) {
            gates.add(Checkpoint.ended("mapping", person));
            return new Explained(gates, Foreseen.ended(person), false);
        }
        gates.add(Checkpoint.passed("mapping", "version " + person.terms().mappingVersion(person.object())));
        return new Explained(gates, OutboundPreview.foresee(person), false);
    }

    private void meet(Person person) {
        String known =
                person.link() == null ? person.writtenId() : person.link().activecampaignId();
        boolean custom = person.mappings().useContactFields();
        person.setContact(
                known == null
                        ? contacts.ofEmail(person.text("Email"), custom)
                        : contacts.read(List.of(known), custom).get(known));
        if (known != null && person.contact() == null && person.link() != null && contacts.isGone(known)) {
            person.end(Reason.GONE, null);
        }
    }
}
