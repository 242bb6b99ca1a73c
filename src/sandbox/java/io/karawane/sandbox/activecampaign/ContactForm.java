package io.karawane.sandbox.activecampaign;

import io.karawane.sandbox.Switches;
import java.util.stream.Collectors;

/** A contact as webhooks carry it: a full snapshot. */
final class ContactForm {
    private final Store store;
    private final Switches switches;

    ContactForm(Store store, Switches switches) {
        this.store = store;
        this.switches = switches;
        switches.declare("webhookFieldKeys", "perstag");
    }

    /** What the Webhook action of an automation posts. */
    String ofAutomation(Contact contact, String automation) {
        Form form = person(new Form(), contact);
        form.add("contact[orgname]", contact.accountName()).add("contact[customer_acct_name]", contact.accountName());
        form.add("contact[tags]", tags(contact)).add("contact[ip4]", "0.0.0.0");
        return fields(form, contact).add("seriesid", automation).toString();
    }

    /** What account webhooks say of a contact. */
    Form add(Form form, Contact contact) {
        person(form, contact).add("contact[ip]", "0.0.0.0").add("contact[tags]", tags(contact));
        form.add("contact[customer_acct_name]", contact.accountName()).add("contact[orgname]", contact.accountName());
        return fields(form, contact);
    }

    private static Form person(Form form, Contact contact) {
        form.add("contact[id]", String.valueOf(contact.id)).add("contact[email]", contact.email);
        form.add("contact[first_name]", contact.firstName).add("contact[last_name]", contact.lastName);
        return form.add("contact[phone]", contact.phone);
    }

    private static String tags(Contact contact) {
        return contact.tags.stream().map(row -> row.tag().name).collect(Collectors.joining(", "));
    }

    private Form fields(Form form, Contact contact) {
        contact.values.forEach(value -> form.add("contact[fields][" + key(value.field) + "]", value.value));
        return form;
    }

    /** Documented as the personalisation tag in lower case; some receivers have seen numbers. */
    private String key(int field) {
        String id = String.valueOf(field);
        return switches.text("webhookFieldKeys").equals("id")
                ? id
                : Store.lower(store.fields.get(id).path("perstag").asText());
    }
}
