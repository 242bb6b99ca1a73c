package io.karawane.lane;

import io.karawane.activecampaign.Answer;
import io.karawane.activecampaign.Contact;
import io.karawane.activecampaign.Contacts;
import io.karawane.activecampaign.CustomFields;
import io.karawane.activecampaign.Import;
import io.karawane.activecampaign.Tags;
import io.karawane.problem.Reason;
import io.karawane.problem.RecordProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The stage deliver, outbound: the persons are written to ActiveCampaign and seen there afterwards. */
public final class OutboundDelivery {
    private final Contacts contacts;
    private final CustomFields fields;
    private final Import imports;
    private final Tags tags;

    public OutboundDelivery(Contacts contacts, CustomFields fields, Import imports, Tags tags) {
        this.contacts = contacts;
        this.fields = fields;
        this.imports = imports;
        this.tags = tags;
    }

    /** One person by calls of its own: by id if the contact is known, else by address. */
    public void single(Person person) {
        boolean known = person.contact() != null;
        boolean moves = known && emailMoves(person);
        Map<String, Object> values = new LinkedHashMap<>(person.mapped());
        if (known && !moves) {
            values.remove("email");
        }
        try {
            Answer answer = known ? contacts.change(person.activecampaignId(), values) : contacts.sync(values);
            if (moves && answer.duplicate()) {
                person.end(RecordProblem.permanent(Reason.EMAIL_TAKEN, "Email", "another contact has it"));
            } else if (known && answer.missing()) {
                person.end(Reason.GONE, null);
            } else if (!answer.ok()) {
                person.end(RecordProblem.permanent(
                        Reason.REJECTED, null, Words.of(null, answer.words(), person.mapped())));
            } else {
                Contact written = Contacts.in(answer);
                person.setContact(known && person.contact().hasAccount() ? written.withAccount() : written);
                tags.add(person.terms().sync().outboundTag(), person.activecampaignId());
            }
        } catch (RecordProblem problem) {
            person.end(problem);
        }
    }

    /**
     * Whether the address itself changed in Salesforce since the last sync; then the contact is changed by id. Where
     * only ActiveCampaign has another address, that one stays and names the contact.
     */
    static boolean emailMoves(Person person) {
        boolean differs = !person.contact().email().equalsIgnoreCase(person.text("Email"));
        return differs
                && (person.link() == null
                        || !person.emailHash().equals(person.link().emailHash()));
    }

    /** Many persons by bulk import; those whose address changed by calls of their own. */
    public void many(List<Person> persons) throws InterruptedException {
        Map<String, Person> byAddress = new LinkedHashMap<>();
        Map<String, Map<String, Object>> shapes = new LinkedHashMap<>();
        for (Person person : persons) {
            if (!person.isUnderWay()) {
                continue;
            }
            if (person.contact() != null && emailMoves(person)) {
                single(person);
                continue;
            }
            try {
                String address = person.contact() == null
                        ? person.text("Email")
                        : person.contact().email();
                Map<String, Object> values = new LinkedHashMap<>(person.mapped());
                values.put("email", address.strip());
                if (!person.accountToTell().isBlank()) {
                    values.put("account", person.accountToTell());
                }
                if (byAddress.putIfAbsent(address.strip().toLowerCase(Locale.ROOT), person) != null) {
                    person.end(RecordProblem.permanent(Reason.EMAIL_TAKEN, "Email", "another record has this contact"));
                    continue;
                }
                shapes.put(
                        address,
                        Import.shape(
                                values,
                                fields,
                                person.terms().sync().accountObjects(),
                                List.of(person.terms().sync().outboundTag())));
            } catch (RecordProblem problem) {
                person.end(problem);
            }
        }
        Import.Result result = imports.deliver(shapes);
        byAddress.forEach((address, person) -> {
            if (result.refused().containsKey(address)) {
                person.end(RecordProblem.permanent(
                        Reason.REJECTED, "Email", result.refused().get(address)));
            } else if (result.interrupted().contains(address)) {
                person.end(RecordProblem.passing(Reason.INTERRUPTED, null, "the import ended early"));
            }
        });
        readBack(byAddress, result.created());
    }

    /** A person counts as delivered once the contact is seen: an import's answer does not name those it changed. */
    private void readBack(Map<String, Person> byAddress, List<String> created) {
        Map<String, Contact> seen = new HashMap<>();
        List<String> ids = new ArrayList<>(created);
        byAddress.values().stream()
                .filter(Person::isUnderWay)
                .filter(person -> person.contact() != null)
                .forEach(person -> ids.add(person.activecampaignId()));
        contacts.read(ids, false)
                .values()
                .forEach(contact -> seen.put(contact.email().toLowerCase(Locale.ROOT), contact));
        byAddress.forEach((address, person) -> {
            if (!person.isUnderWay()) {
                return;
            }
            Contact contact = seen.containsKey(address) ? seen.get(address) : contacts.ofEmail(address, false);
            if (contact == null) {
                person.end(RecordProblem.passing(Reason.INTERRUPTED, null, "imported, but the contact is not there"));
            } else {
                person.setContact(contact);
            }
        });
    }
}
