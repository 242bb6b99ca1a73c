package io.karawane.lane;

import io.karawane.activecampaign.WebhookBody;
import io.karawane.queue.Change;
import io.karawane.queue.Changes;
import io.karawane.queue.Database;
import io.karawane.queue.Lane;
import io.karawane.queue.Link;
import io.karawane.queue.Links;
import io.karawane.settings.Sync;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;

/** The stage capture, inbound: a contact reached an automation's step, or was edited. Durable first, then answered. */
public final class Intake {
    private final Database database;
    private final Changes changes;
    private final Links links;
    private final Supplier<Sync> sync;

    public Intake(Database database, Changes changes, Links links, Supplier<Sync> sync) {
        this.database = database;
        this.changes = changes;
        this.links = links;
        this.sync = sync;
    }

    /** Sets the variable {@code contact} to the contact's id, or leaves it out if the body names none. */
    public void read(Exchange exchange, @Body byte[] body) {
        Optional<String> contact = WebhookBody.contactId(body == null ? new byte[0] : body);
        contact.ifPresent(id -> exchange.setVariable("contact", id));
    }

    /** Once this returns the change is durable. */
    public void store(@Variable("object") String object, @Variable("contact") String contact) {
        Duration wait = sync.get().batchEvery();
        database.inTransaction(() -> changes.capture(Lane.INBOUND, object, contact, Change.AUTOMATION, wait));
    }

    /** Once this returns a change is durable for each object that the contact is linked with: none for a stranger. */
    public void storeUpdate(@Variable("contact") String contact) {
        Duration wait = sync.get().updatesEvery();
        database.inTransaction(() -> links.ofContacts(List.of(contact)).stream()
                .map(Link::object)
                .distinct()
                .sorted()
                .forEach(object -> changes.capture(Lane.INBOUND, object, contact, Change.UPDATED, wait)));
    }
}
