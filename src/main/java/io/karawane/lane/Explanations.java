package io.karawane.lane;

import io.karawane.activecampaign.Contact;
import io.karawane.activecampaign.Contacts;
import io.karawane.mapping.type.RecordId;
import io.karawane.problem.ServiceTrouble;
import io.karawane.queue.EmailHash;
import io.karawane.queue.Link;
import io.karawane.queue.Links;
import io.karawane.salesforce.Salesforce;
import io.karawane.salesforce.Soql;
import io.karawane.schema.Terms;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Who is meant by an id or an address, and why these go or do not. */
public final class Explanations {
    private static final List<String> OBJECTS = List.of("Lead", "Contact");
    private static final Map<String, String> PREFIXES = Map.of("00Q", "Lead", "003", "Contact");

    private final Salesforce salesforce;
    private final Contacts contacts;
    private final Links links;
    private final EmailHash hash;
    private final OutboundExplanation outbound;
    private final InboundExplanation inbound;
    private final Supplier<Terms> terms;

    public Explanations(
            Salesforce salesforce,
            Contacts contacts,
            Links links,
            EmailHash hash,
            OutboundExplanation outbound,
            InboundExplanation inbound,
            Supplier<Terms> terms) {
        this.salesforce = salesforce;
        this.contacts = contacts;
        this.links = links;
        this.hash = hash;
        this.outbound = outbound;
        this.inbound = inbound;
        this.terms = terms;
    }

    /**
     * One who is meant.
     *
     * @param id of the Salesforce record, null if there is none
     * @param contact id of the ActiveCampaign contact, null if there is none
     */
    public record Meant(String object, String id, String contact) {}

    /** Everybody who is meant by a Salesforce id, the number of a contact, or an address; whom nobody knows is not. */
    public List<Meant> meant(String text) {
        Set<Meant> meant = new LinkedHashSet<>();
        if (text.contains("@")) {
            addressed(text.strip(), meant);
        } else if (text.matches("\\d{1,14}")) {
            Set<Meant> linked = ofContact(text);
            meant.addAll(linked.isEmpty() ? Set.of(new Meant(null, null, text)) : linked);
        } else if (text.matches("[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?")) {
            String id = RecordId.whole(text);
            objects(id).forEach(object -> record(object, id, meant));
        }
        return List.copyOf(meant);
    }

    private void addressed(String email, Set<Meant> meant) {
        links.ofEmails(List.of(hash.of(email)))
                .forEach(link -> meant.add(new Meant(link.object(), link.salesforceId(), link.activecampaignId())));
        try {
            for (String object : OBJECTS) {
                salesforce
                        .query(Soql.select(List.of("Id"), object, "Email = " + Soql.text(email)))
                        .forEach(found -> record(object, found.get("Id").toString(), meant));
            }
            Contact contact = contacts.ofEmail(email, false);
            if (contact != null && meant.stream().noneMatch(one -> contact.id().equals(one.contact()))) {
                meant.add(new Meant(null, null, contact.id()));
            }
        } catch (ServiceTrouble trouble) {
            if (meant.isEmpty()) {
                throw trouble;
            }
        }
    }

    private Set<Meant> ofContact(String contact) {
        Set<Meant> meant = new LinkedHashSet<>();
        for (Link link : links.ofContacts(List.of(contact))) {
            meant.add(new Meant(link.object(), link.salesforceId(), contact));
        }
        return meant;
    }

    /** A prefix tells the object, but not those of a pair of one's own. */
    private List<String> objects(String id) {
        String known = PREFIXES.get(id.substring(0, 3));
        if (known != null) {
            return List.of(known);
        }
        List<String> own = new ArrayList<>();
        terms.get().mappings().all().stream()
                .map(mapping -> mapping.salesforce())
                .filter(object -> !OBJECTS.contains(object) && !object.equals("Account"))
                .forEach(own::add);
        return own;
    }

    private void record(String object, String id, Set<Meant> meant) {
        Link link = links.ofRecords(object, List.of(id)).get(id);
        meant.add(new Meant(object, id, link == null ? null : link.activecampaignId()));
    }

    /** Whether edits in ActiveCampaign reach linked records without an automation. */
    public boolean editsReach() {
        return terms.get().sync().updates();
    }

    /** On its way to ActiveCampaign. */
    public Explained outbound(Meant meant) {
        return asFarAsServicesAnswer(() -> outbound.of(meant.object(), meant.id()));
    }

    /** On its way to Salesforce as that object. */
    public Explained inbound(String object, String contact) {
        return asFarAsServicesAnswer(() -> inbound.of(object, contact));
    }

    private static Explained asFarAsServicesAnswer(Supplier<Explained> explained) {
        try {
            return explained.get();
        } catch (ServiceTrouble trouble) {
            return new Explained(List.of(Checkpoint.stopped(trouble.service(), trouble.getMessage())), null, false);
        }
    }
}
