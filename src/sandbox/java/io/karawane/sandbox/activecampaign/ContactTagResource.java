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
    private final Switches switches;

    ContactTagResource(
            Store store, Contacts contacts, ContactView view, Views views, Webhooks webhooks, Switches switches) {
        this.store = store;
        this.contacts = contacts;
        this.view = view;
        this.views = views;
        this.webhooks = webhooks;
        this.switches = switches;
        switches.declare("repeatedContactTag", "200");
    }

    void register(Router router) {
        router.on(
                        "GET",
                        "contactTags",
                        call -> Reply.ok(Page.of(call, 20)
                                .envelope("contactTags", Rows.list(store.contactTags.rows(), views::contactTag))))
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
        ObjectNode contact = store.contacts
                .find(Rows.text(sent.path("contact")))
                .orElseThrow(() -> ApiError.titled(404, "Not Found").detail("Contact not found"));
        ObjectNode tag = store.tags
                .find(Rows.text(sent.path("tag")))
                .orElseThrow(() -> ApiError.titled(404, "Not Found").detail("Tag not found"));
        boolean repeated = contacts.association(contact, tag).isPresent();
        ObjectNode row = contacts.tag(contact, tag);
        ObjectNode body = Json.object();
        body.set("contacts", view.alone(contact));
        ObjectNode echo = Rows.echo(sent, row, "cdate");
        echo.set("links", views.links("contactTags", row, "tag", "contact"));
        body.set("contactTag", echo.put("id", row.path("id").asText()));
        if (!repeated) {
            webhooks.fire(
                    "contact_tag_added", contact, "api", "tag", tag.path("tag").asText());
            return Reply.created(body);
        }
        int status = Integer.parseInt(switches.text("repeatedContactTag"));
        if (status == 422) {
            throw ApiError.invalid("duplicate", "Contact already has this tag", "tag");
        }
        return new Reply(status, body);
    }

    private Reply delete(Call call) {
        ObjectNode row = store.contactTags.get(call.id());
        store.contactTags.delete(row);
        store.contacts.find(row.path("contact").asText()).ifPresent(contact -> {
            String tag = store.tags.get(row.path("tag").asText()).path("tag").asText();
            webhooks.fire("contact_tag_removed", contact, "api", "tag", tag);
        });
        return Reply.emptyObject();
    }
}
