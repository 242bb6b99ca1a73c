package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.karawane.model.Dump;
import io.karawane.model.Face;
import io.karawane.model.Handed;
import io.karawane.model.Org;
import io.karawane.model.Row;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What happens in ActiveCampaign, there and in the model: contacts come into being, are edited and reach a step. */
final class ActiveCampaignMoves {
    private static final Map<String, String> AUTOMATIONS = Map.of("Lead", "1", "Contact", "2");
    private static final int MOST_TRIES = 50;

    private final World world;
    private final Org org;

    ActiveCampaignMoves(World world, Org org) {
        this.world = world;
        this.org = org;
        AUTOMATIONS.forEach((object, automation) -> world.sandbox
                .activecampaign()
                .defineAutomation(new ObjectMapper()
                        .valueToTree(Map.of(
                                "id",
                                automation,
                                "name",
                                "Create " + object,
                                "webhook",
                                world.url("/activecampaign/" + World.TOKEN + "/" + object.toLowerCase(Locale.ROOT))))));
    }

    private void reach(String object, List<Handed> some) {
        if (some.isEmpty()) {
            return;
        }
        JsonNode answer = world.sandbox
                .activecampaign()
                .reach(
                        AUTOMATIONS.get(object),
                        some.stream().map(Handed::contact).toList());
        assertThat(answer.path("statuses").path("202").asInt()).as("%s", answer).isEqualTo(some.size());
        some.forEach(contact -> org.reached(contact, object));
    }

    int create(Chance chance) {
        List<Handed> made = new ArrayList<>();
        for (int i = Math.min(chance.many(), 60); i > 0; i--) {
            Face face = chance.face();
            String email = chance.email();
            Map<String, String> fields = fields(face);
            fields.put("email", email);
            made.add(org.born(world.sandbox.activecampaign().addContact(fields, List.of(), ""), email, face));
        }
        reach(chance.in(60) ? "Lead" : "Contact", made);
        return made.size();
    }

    private static Map<String, String> fields(Face face) {
        Map<String, String> fields = new HashMap<>();
        fields.put("firstName", face.firstName());
        fields.put("lastName", face.lastName());
        fields.put("phone", face.phone());
        return fields;
    }

    /** Some reach the other step too. */
    int reachTheOther(Chance chance) {
        List<Handed> some = chance.some(1 + chance.below(5), handed());
        for (String object : AUTOMATIONS.keySet()) {
            reach(
                    object,
                    some.stream()
                            .filter(contact -> !contact.objects().contains(object))
                            .toList());
        }
        return some.size();
    }

    private List<Handed> handed() {
        return org.handed(contact -> !contact.isAdopted());
    }

    /** Edited, then once more at the step. */
    int edit(Chance chance) {
        List<Handed> some = chance.some(1 + chance.below(12), handed());
        for (Handed contact : some) {
            Face face = chance.face();
            String email = contact.isReturned() || chance.in(70) ? contact.email() : chance.email();
            Map<String, String> fields = fields(face);
            fields.put("email", email);
            put(contact.contact(), fields);
            org.editedInActiveCampaign(contact, email, face);
        }
        for (String object : AUTOMATIONS.keySet()) {
            reach(
                    object,
                    some.stream()
                            .filter(contact -> contact.objects().contains(object))
                            .toList());
        }
        return some.size();
    }

    /** Whoever edits by hand tries again; doing it twice is the same. */
    private void put(String contact, Map<String, String> fields) {
        for (int attempt = 1; ; attempt++) {
            try {
                JsonNode answer = world.activecampaign("PUT", "contacts/" + contact, Map.of("contact", fields));
                if (answer.path("contact").path("id").asText().equals(contact)) {
                    return;
                }
                throw new IllegalStateException(answer.toString());
            } catch (UncheckedIOException e) {
                if (attempt == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }

    /** Those that came from Salesforce and are in step; nobody edits them there any more. */
    int returnToSalesforce(Chance chance) {
        Dump now = new Dump(world.sandbox.dump());
        List<Row> rows = chance.some(
                1 + chance.below(5),
                org.rows(row -> row.isFree()
                        && row.isShown()
                        && row.email() != null
                        && org.isAlone(row)
                        && now.isInStep(row.id(), row.email(), row.face())));
        for (Row row : rows) {
            Handed contact = org.returned(row, now.carried(row.id()));
            reach(chance.in(60) ? row.object() : row.object().equals("Lead") ? "Contact" : "Lead", List.of(contact));
        }
        return rows.size();
    }

    /** Somebody in Salesforce makes the selection show those that were created from here. */
    int adopt(Chance chance) {
        Dump now = new Dump(world.sandbox.dump());
        List<Handed> some = chance.some(
                1 + chance.below(4),
                org.handed(contact -> !contact.isAdopted()
                        && !contact.isReturned()
                        // Else another batch that still waits may write over what is edited in Salesforce from now on.
                        && contact.reaches() == 1
                        && isInStep(now, contact)));
        for (Handed contact : some) {
            String object = contact.objects().iterator().next();
            String id =
                    now.carriers(object, contact.contact()).get(0).path("Id").asText();
            world.sandbox
                    .salesforce()
                    .update(object, id, Map.of(object.equals("Lead") ? "Country" : "MailingCountry", "DE"));
            org.adopted(contact, id);
        }
        return some.size();
    }

    private static boolean isInStep(Dump now, Handed contact) {
        var records = now.carriers(contact.objects().iterator().next(), contact.contact());
        return records.size() == 1
                && now.isInStep(records.get(0).path("Id").asText(), contact.email(), contact.face())
                && now.hasTag(contact.contact(), "add-to-salesforce");
    }
}
