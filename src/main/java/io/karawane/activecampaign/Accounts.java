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
        return ActiveCampaign.expect(activecampaign.get(
                        "accounts/" + membership.path("account").asText(), ""))
                .path("account")
                .path("name")
                .asText();
    }

    /** Makes the contact belong to the account of that name, which is created if there is none. */
    public void join(String contact, String name) {
        String account = idOf(name);
        JsonNode membership = membership(contact);
        if (membership == null) {
            ActiveCampaign.expect(activecampaign.post(
                    "accountContacts", Map.of("accountContact", Map.of("contact", contact, "account", account))));
        } else if (!membership.path("account").asText().equals(account)) {
            ActiveCampaign.expect(activecampaign.put(
                    "accountContacts/" + membership.path("id").asText(),
                    Map.of("accountContact", Map.of("contact", contact, "account", account))));
        }
    }

    private JsonNode membership(String contact) {
        JsonNode memberships = ActiveCampaign.expect(
                        activecampaign.get("accountContacts", "filters%5Bcontact%5D=" + contact))
                .path("accountContacts");
        return memberships.isEmpty() ? null : memberships.get(0);
    }

    private String idOf(String name) {
        JsonNode found = ActiveCampaign.expect(
                        activecampaign.get("accounts", "limit=100&search=" + ActiveCampaign.encode(name)))
                .path("accounts");
        for (JsonNode account : found) {
            if (account.path("name").asText().equalsIgnoreCase(name)) {
                return account.path("id").asText();
            }
        }
        return ActiveCampaign.expect(activecampaign.post("accounts", Map.of("account", Map.of("name", name))))
                .path("account")
                .path("id")
                .asText();
    }
}
