package io.karawane.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Accounts and who belongs to them: one account a contact at most. */
public final class Accounts {
    private static final int REMEMBERED = 10_000;

    private final ActiveCampaign activecampaign;
    private final Map<String, String> idsByName = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    });

    public Accounts(ActiveCampaign activecampaign) {
        this.activecampaign = activecampaign;
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
        Answer joined = associate(contact, id(name));
        if (joined.missing()) {
            // The account we remember is gone.
            idsByName.remove(name);
            joined = associate(contact, id(name));
        }
        if (joined.status() == 422) {
            move(contact, id(name));
        } else {
            joined.expected();
        }
    }

    private Answer associate(String contact, String account) {
        return activecampaign.post(
                "accountContacts", Map.of("accountContact", Map.of("contact", contact, "account", account)));
    }

    /** It belongs to an account already, perhaps to this one. */
    private void move(String contact, String account) {
        JsonNode membership = membership(contact);
        if (membership != null && !membership.path("account").asText().equals(account)) {
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
        if (memberships.isEmpty()) {
            return null;
        }
        if (!memberships.get(0).path("contact").asText().equals(contact)) {
            throw activecampaign.stop("filter-ignored: /accountContacts answers other contacts");
        }
        return memberships.get(0);
    }

    private String id(String name) {
        String known = idsByName.get(name);
        if (known == null) {
            known = found(name);
            idsByName.put(name, known);
        }
        return known;
    }

    private String found(String name) {
        JsonNode candidates = activecampaign
                .read("accounts", "limit=100&search=" + ActiveCampaign.encode(name))
                .path("accounts");
        for (JsonNode account : candidates) {
            if (account.path("name").asText().equalsIgnoreCase(name)) {
                return account.path("id").asText();
            }
        }
        return activecampaign
                .post("accounts", Map.of("account", Map.of("name", name)))
                .expected()
                .at("/account/id")
                .asText();
    }
}
