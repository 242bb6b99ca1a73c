package io.karawane.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Who belongs to which account: one account a contact at most. */
public final class Memberships {
    private final ActiveCampaign activecampaign;
    private final Accounts accounts;

    public Memberships(ActiveCampaign activecampaign, Accounts accounts) {
        this.activecampaign = activecampaign;
        this.accounts = accounts;
    }

    /** The name of the account that a contact belongs to, empty if to none. */
    public String nameOf(String contact) {
        JsonNode membership = membership(contact);
        if (membership == null) {
            return "";
        }
        String id = membership.path("account").asText();
        return activecampaign
                .get("accounts/" + id, "")
                .expected()
                .at("/account/name")
                .asText();
    }

    /** Makes the contact belong to the account of that name, which is created if there is none. */
    public void join(String contact, String name) {
        if (!associate(contact, accounts.id(name)).ok()) {
            // The account that we remember may be gone.
            accounts.forget(name);
            associate(contact, accounts.id(name)).expected();
        }
    }

    private Answer associate(String contact, String account) {
        var body = Map.of("accountContact", Map.of("contact", contact, "account", account));
        Answer answer = activecampaign.post("accountContacts", body);
        JsonNode other = answer.ok() ? null : membership(contact);
        if (other == null) {
            return answer;
        }
        return other.path("account").asText().equals(account)
                ? new Answer(200, other)
                : activecampaign.put("accountContacts/" + other.path("id").asText(), body);
    }

    private JsonNode membership(String contact) {
        JsonNode memberships = activecampaign
                .get("accountContacts", "filters%5Bcontact%5D=" + contact)
                .expected()
                .path("accountContacts");
        if (memberships.isEmpty()) {
            return null;
        }
        if (!memberships.get(0).path("contact").asText().equals(contact)) {
            throw activecampaign.stop("filter-ignored: /accountContacts answers other contacts");
        }
        return memberships.get(0);
    }
}
