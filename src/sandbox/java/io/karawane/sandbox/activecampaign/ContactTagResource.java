package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import io.karawane.sandbox.Switches;

/** {@code /contactTags}: what binds a tag to a contact has an id of its own. */
final class ContactTagResource {
    private final Store store;
    private final Contacts contacts;
    private final ContactView view;
    private final Views views;
    private final Webhooks webhooks;
    private final Triggers triggers;
    private final Switches switches;

    ContactTagResource(
            Store store,
            Contacts contacts,
            ContactView view,
            Views views,
            Webhooks webhooks,
            Triggers triggers,
            Switches switches) {
        this.store = store;
        this.contacts = contacts;
        this.view = view;
        this.views = views;
        this.webhooks = webhooks;
        this.triggers = triggers;
        this.switches = switches;
        switches.declare("repeatedContactTag", "200");
    }

    void register(Router router) {
        router.on(
                        "GET",
                        "contactTags",
                        call -> Reply.ok(Page.envelope(call, "contactTags", store.contactTags, views::contactTag)))
                .on("POST", "contactTags", this::create)
                .on(
                        "GET",
                        "contactTags/{id}",
                        call -> Reply.ok(
                                Reply.envelope("contactTag", views.contactTag(store.contactTags.get(call.id())))))
                .on("DELETE", "contactTags/{id}", this::delete);
    }

    private Reply create(Call call) {
        ObjectNode sent = call.sent("contactTag");
        for (String name : new String[] {"contact", "tag"}) {
            if (Rows.text(sent.path(name)).isEmpty()) {
                throw ApiError.missingAttribute(name);
            }
        }
        Contact contact = known(store.contacts, "Contact", Rows.text(sent.path("contact")));
        Tag tag = known(store.tags, "Tag", Rows.text(sent.path("tag")));
        boolean repeated = contact.carried(tag).isPresent();
        int status = repeated ? Integer.parseInt(switches.text("repeatedContactTag")) : 201;
        if (status == 422) {
            throw ApiError.invalid("duplicate", "Contact already has this tag", "tag");
        }
        ContactTag row = contacts.tag(contact, tag);
        if (!repeated) {
            webhooks.tagged(true, contact, tag, call.source());
            triggers.tagAdded(contact, tag);
        }
        ObjectNode body = Json.object();
        body.set("contacts", view.alone(contact));
        ObjectNode echo = sent.deepCopy().put("cdate", Times.offset(row.created()));
        echo.set("links", views.links("contactTags", row.id(), "tag", "contact"));
        body.set("contactTag", echo.put("id", String.valueOf(row.id())));
        return new Reply(status, body);
    }

    private static <T> T known(Numbered<T> rows, String name, String id) {
        return rows.find(id).orElseThrow(() -> ApiError.titled(404, "Not Found").detail(name + " not found"));
    }

    private Reply delete(Call call) {
        ContactTag row = store.contactTags.get(call.id());
        contacts.untag(row);
        webhooks.tagged(false, row.contact(), row.tag(), call.source());
        return Reply.emptyObject();
    }
}
