package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import java.util.Optional;

/** Companies and who belongs to them. */
final class Accounts {
    private final Store store;

    Accounts(Store store) {
        this.store = store;
    }

    Optional<ObjectNode> named(String name) {
        return store.accounts.first("name", name);
    }

    ObjectNode create(String name, String url) {
        String now = Times.now();
        ObjectNode row = Json.object().put("name", name).put("accountUrl", url);
        row.put("createdTimestamp", now).put("updatedTimestamp", now);
        return store.accounts.insert(row);
    }

    Optional<ObjectNode> association(String contact) {
        return store.accountContacts.first("contact", contact);
    }

    Optional<ObjectNode> of(String contact) {
        return association(contact)
                .flatMap(row -> store.accounts.find(row.path("account").asText()));
    }

    ObjectNode associate(String contact, String account, String jobTitle) {
        String now = Times.now();
        return store.accountContacts.insert(Json.object()
                .put("contact", contact)
                .put("account", account)
                .put("jobTitle", jobTitle)
                .put("createdTimestamp", now)
                .put("updatedTimestamp", now));
    }

    void delete(ObjectNode account) {
        store.accounts.delete(account);
        store.accountContacts.deleteWhere("account", account.path("id").asText());
        store.accountData.deleteWhere("account", account.path("id").asText());
    }
}
