package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;

/** A contact as webhooks carry it: a full snapshot, personalisation tags in lower case. */
final class ContactForm {
    private final Store store;
    private final Accounts accounts;

    ContactForm(Store store, Accounts accounts) {
        this.store = store;
        this.accounts = accounts;
    }

    /** What the Webhook action of an automation posts. */
    String ofAutomation(ObjectNode contact, String automation) {
        return add(new Form(), contact, "contact[ip4]")
                .add("seriesid", automation)
                .toString();
    }

    /** @param ip how this kind of webhook calls the address */
    Form add(Form form, ObjectNode contact, String ip) {
        String id = contact.path("id").asText();
        String account = accounts.of(id).map(row -> row.path("name").asText()).orElse("");
        form.add("contact[id]", id).add("contact[email]", contact.path("email").asText());
        form.add("contact[first_name]", contact.path("firstName").asText());
        form.add("contact[last_name]", contact.path("lastName").asText());
        form.add("contact[phone]", contact.path("phone").asText());
        form.add("contact[orgname]", account).add("contact[customer_acct_name]", account);
        form.add("contact[tags]", tags(id)).add(ip, "0.0.0.0");
        for (ObjectNode value : store.fieldValues.where("contact", id)) {
            store.fields
                    .find(value.path("field").asText())
                    .ifPresent(field -> form.add(
                            "contact[fields]["
                                    + Store.lower(field.path("perstag").asText()) + "]",
                            value.path("value").asText()));
        }
        return form;
    }

    private String tags(String contact) {
        return store.contactTags.where("contact", contact).stream()
                .flatMap(row -> store.tags.find(row.path("tag").asText()).stream())
                .map(tag -> tag.path("tag").asText())
                .collect(Collectors.joining(", "));
    }
}
