package io.karawane.sandbox.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import java.util.List;

/** The ids of what was sown. */
public record Seeded(
        List<String> leads, List<String> contacts, List<String> accounts, List<String> activecampaignContacts) {

    public ObjectNode counts() {
        return Json.object()
                .put("leads", leads.size())
                .put("contacts", contacts.size())
                .put("accounts", accounts.size())
                .put("activecampaignContacts", activecampaignContacts.size());
    }
}
