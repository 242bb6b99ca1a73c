package io.karawane.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Accounts and who belongs to them: one account a contact at most. */
public final class Accounts {
    private final ActiveCampaign activecampaign;

    public Accounts(ActiveCampaign activecampaign) {
        this.activecampaign = activecampaign;
    }

    /** The name of the account that a contact belongs to, or null. */
    public String nameOf(String contact) {
        JsonNode membership = membership(contact);
        if (membership == null) {
            return null;
        }
        return activecampaign
                .get("accounts/" + membership.path("account").asText(), "")
                .expected()
                .path("account")
                .path("name")
                .asText();
    }

    /** Makes the contact belong to the account of that name, which is created if there is none. */
    public void join(String contact, String name) {
        String account = idOf(name);
        JsonNode membership = membership(contact);
        if (membership == null) {
            activecampaign
                    .post("accountContacts", Map.of("accountContact", Map.of("contact", contact, "account", account)))
                    .expected();
        } else if (!membership.path("account").asText().equals(account)) {
            activecampaign
                    .put(
                            "accountContacts/" + membership.path("id").asText(),
                            Map.of("accountContact", Map.of("contact", contact, "account", account)))
                    .expected();
        }
    }

    private JsonNode membership(String contact) {
        JsonNode memberships = activecampaign
                .get("accountContacts", "filters%5Bcontact%5D=" + contact)
                .expected()
                .path("accountContacts");
        return memberships.isEmpty() ? null : memberships.get(0);
    }

    private String idOf(String name) {
        JsonNode found = activecampaign
                .get("accounts", "limit=100&search=" + ActiveCampaign.encode(name))
                .expected()
                .path("accounts");
        for (JsonNode account : found) {
            if (account.path("name").asText().equalsIgnoreCase(name)) {
                return account.path("id").asText();
            }
        }
        return activecampaign
                .post("accounts", Map.of("account", Map.of("name", name)))
                .expected()
                .path("account")
                .path("id")
                .asText();
    }
}
