package io.karawane.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Compares both services with each other, by the default mapping, without asking whoever synchronised them. */
final class Comparison {
    private static final String TAG = "created-from-salesforce";
    private static final String STATUS = "Successfully synced";
    private static final String[][] PERSON = {{"FirstName", "firstName"}, {"LastName", "lastName"}, {"Phone", "phone"}};

    private final ActiveCampaignSide activecampaign;
    private final SalesforceSide leads;
    private final SalesforceSide contacts;
    private final List<String> differences = new ArrayList<>();
    private int outboundDue;
    private int outboundDone;
    private int inboundDue;
    private int inboundDone;
    private int noEmail;
    private int duplicateEmail;

    /** @param dump both services, as {@code GET /sandbox/dump} shows them */
    Comparison(
            JsonNode dump,
            Collection<String> seededLeads,
            Collection<String> seededContacts,
            Collection<Handed> handed) {
        activecampaign = new ActiveCampaignSide(dump.path("activecampaign"));
        leads = new SalesforceSide("Lead", dump.path("salesforce"), seededLeads);
        contacts = new SalesforceSide("Contact", dump.path("salesforce"), seededContacts);
        seededLeads.forEach(id -> outbound(leads, leads.record(id)));
        seededContacts.forEach(id -> outbound(contacts, contacts.record(id)));
        handed.stream().distinct().forEach(this::inbound);
    }

    Result result() {
        int duplicates = surplus(activecampaign.peopleByEmail())
                + surplus(leads.byActivecampaignId())
                + surplus(contacts.byActivecampaignId());
        return new Result(
                outboundDue,
                outboundDone,
                inboundDue,
                inboundDone,
                noEmail,
                duplicateEmail,
                duplicates,
                List.copyOf(differences));
    }

    private static int surplus(Collection<List<JsonNode>> groups) {
        return groups.stream().mapToInt(group -> group.size() - 1).sum();
    }

    private void outbound(SalesforceSide side, JsonNode row) {
        String email = Text.email(row, "Email");
        if (email.isEmpty()) {
            noEmail++;
        } else if (side.holder(email) != row) {
            duplicateEmail++;
        } else {
            outboundDue++;
            outboundDone += settle(side.object() + " " + Text.of(row, "Id"), outboundFault(side, row, email));
        }
    }

    private int settle(String what, String fault) {
        if (fault == null) {
            return 1;
        }
        differences.add(what + ": " + fault);
        return 0;
    }

    /** @return null if this record has arrived whole */
    private String outboundFault(SalesforceSide side, JsonNode row, String email) {
        List<JsonNode> found = activecampaign.ofEmail(email);
        if (found.size() != 1) {
            return found.size() + " ActiveCampaign contacts have its e-mail";
        }
        String id = Text.of(found.get(0), "id");
        // of a Lead and a Contact of one person the Contact writes
        boolean writes = side == contacts || contacts.holder(email) == null;
        String fault = writes ? fieldFault(side, row, found.get(0)) : null;
        if (fault != null) {
            return fault;
        }
        if (writes && !side.company(row).isEmpty() && !side.company(row).equals(activecampaign.account(id))) {
            return unequal("account", side.company(row), activecampaign.account(id));
        }
        if (!activecampaign.hasTag(id, TAG)) {
            return "contact " + id + " lacks the tag " + TAG;
        }
        if (!Text.of(row, "ActiveCampaign_ID__c").equals(id)) {
            return unequal("ActiveCampaign_ID__c", Text.of(row, "ActiveCampaign_ID__c"), id);
        }
        String status = Text.of(row, "ActiveCampaign_Sync_Status__c");
        return status.equals(STATUS) ? null : unequal("status", status, STATUS);
    }

    private void inbound(Handed handed) {
        inboundDue++;
        SalesforceSide side = handed.object().equals("Lead") ? leads : contacts;
        inboundDone += settle("ActiveCampaign contact " + handed.contact(), inboundFault(side, handed));
    }

    private String inboundFault(SalesforceSide side, Handed handed) {
        List<JsonNode> found = side.ofActivecampaignId(handed.contact());
        if (found.size() != 1) {
            return found.size() + " " + side.object() + " records have its id";
        }
        JsonNode contact = activecampaign.contact(handed.contact());
        if (contact == null) {
            return "has vanished";
        }
        JsonNode row = found.get(0);
        if (!Text.email(row, "Email").equals(Text.email(contact, "email"))) {
            return unequal("e-mail", Text.of(row, "Email"), Text.of(contact, "email"));
        }
        String account = activecampaign.account(handed.contact());
        if (!account.isEmpty() && !account.equals(side.company(row))) {
            return unequal("account", side.company(row), account);
        }
        return fieldFault(side, row, contact);
    }

    private static String fieldFault(SalesforceSide side, JsonNode row, JsonNode contact) {
        for (String[] pair : PERSON) {
            if (!Text.of(row, pair[0]).equals(Text.of(contact, pair[1]))) {
                return unequal(side.object() + "." + pair[0], Text.of(row, pair[0]), Text.of(contact, pair[1]));
            }
        }
        return null;
    }

    private static String unequal(String what, String salesforce, String activecampaign) {
        return what + " is '" + salesforce + "', not '" + activecampaign + "'";
    }
}
