package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import io.karawane.sandbox.Limits;
import io.karawane.sandbox.Service;
import io.karawane.sandbox.Switches;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;

/** A simulated ActiveCampaign account with API version 3. */
public final class ActiveCampaignService implements Service {
    private final Store store = new Store();
    private final ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "activecampaign-background");
        thread.setDaemon(true);
        return thread;
    });
    private final Views views;
    private final Budget budget;
    private final Refusals refusals;
    private final Poster poster;
    private final WebhookDelivery delivery;
    private final Contacts contacts;
    private final ContactView contactView;
    private final Accounts accounts;
    private final AccountResource accountResource;
    private final Campaigns campaigns;
    private final Automations automations;
    private final Fields fields = new Fields(store);
    private final Lists lists;
    private final Planting planting;
    private final Reach reach;
    private final Imports imports;
    private final Router router;
    private final ApiServlet api;
    private final LegacyServlet legacy;

    public ActiveCampaignService(Switches switches, Limits limits) {
        views = new Views(switches);
        budget = new Budget(limits);
        refusals = new Refusals(switches);
        poster = new Poster(limits);
        delivery = new WebhookDelivery(store, poster, background, limits, switches);
        accounts = new Accounts(store, switches);
        contacts = new Contacts(store, accounts, new FieldOptions(store, switches), switches);
        contactView = new ContactView(views, switches);
        Activities activities = new Activities(store);
        Labels labels = new Labels(switches);
        campaigns = new Campaigns(store, views, labels);
        automations = new Automations(store, views, activities, labels, switches);
        ContactForm forms = new ContactForm(store, switches);
        reach = new Reach(store, automations, forms, poster);
        Triggers triggers = new Triggers(store, automations, forms, poster);
        Webhooks webhooks = new Webhooks(store, forms, new AccountForm(store), delivery, switches);
        planting = new Planting(store, activities, campaigns, automations, webhooks);
        lists = new Lists(store, contacts);
        ImportWorker worker = new ImportWorker(store, contacts, accounts, lists, triggers, switches);
        imports =
                new Imports(store, worker, new ImportCallback(poster, switches), budget, limits, switches, background);
        AccountData accountData = new AccountData(store);
        MembershipView memberships = new MembershipView(views);
        ContactParts parts = new ContactParts(store, views, memberships, automations);

        router = new Router(new Permissions(switches));
        accountResource = new AccountResource(store, accounts, accountData, views, webhooks, switches);
        accountResource.register(router);
        new AccountFieldResource(store, accountData, views).register(router);
        new AccountContactResource(store, contacts, accounts, views, webhooks).register(router);
        new ContactResource(store, contacts, contactView, views, webhooks, switches).register(router);
        ContactQuery query = new ContactQuery(store, contacts, switches);
        new ContactListing(store, query, contactView, parts, switches).register(router);
        imports.register(router);
        new TagResource(store, contacts, views, switches).register(router);
        new ContactTagResource(store, contacts, contactView, views, webhooks, triggers, switches).register(router);
        new FieldResource(store, fields, contacts, views, switches).register(router);
        new FieldOptionResource(store, fields, views).register(router);
        new FieldValueResource(store, contacts, contactView, views, webhooks, switches).register(router);
        new AutomationResource(store, automations, labels, contactView, views).register(router);
        new CampaignResource(store, campaigns, labels, views).register(router);
        new ListResource(store, lists, contactView, views, memberships, webhooks).register(router);
        new WebhookResource(store, switches).register(router);
        new ActivityResource(store, views, contactView, campaigns, automations, switches).register(router);
        new UserResource(views).register(router);
        new LinkResource(store, router).register();
        api = new ApiServlet(store, router, budget, refusals);
        legacy = new LegacyServlet(store, contacts, planting, budget, refusals);
    }

    /** Where links in answers point to. */
    public void locatedAt(String url) {
        views.locatedAt(url);
    }

    /** All that its API answers, as {@code POST contacts}. */
    List<String> routes() {
        return router.routes();
    }

    @Override
    public void register(ServletContextHandler context) {
        ServletHolder holder = new ServletHolder(api);
        holder.setAsyncSupported(true);
        context.addServlet(holder, "/api/3/*");
        ServletHolder old = new ServletHolder(legacy);
        old.setAsyncSupported(true);
        context.addServlet(old, "/admin/api.php");
    }

    @Override
    public void reset() {
        synchronized (store) {
            store.clear();
            imports.reset();
            delivery.reset();
        }
        budget.reset();
        refusals.reset();
    }

    @Override
    public ObjectNode dump() {
        synchronized (store) {
            ObjectNode dump = Json.object();
            dump.set("contacts", rows(store.contacts, contactView::full));
            dump.set("accounts", rows(store.accounts, accountResource::shown));
            dump.set("accountContacts", rows(store.accountContacts, views::accountContact));
            dump.set("tags", rows(store.tags, views::tag));
            dump.set("contactTags", rows(store.contactTags, views::contactTag));
            dump.set("fieldValues", rows(store.fieldValues, views::fieldValue));
            return dump;
        }
    }

    @Override
    public Map<String, Integer> counts() {
        synchronized (store) {
            return store.counts();
        }
    }

    private static <T> ArrayNode rows(Numbered<T> rows, Function<T, ObjectNode> shown) {
        return Rows.show(rows.stream().toList(), shown);
    }

    /** Adds a contact with tags and, unless it is empty, an account; the answer is its id. */
    public String addContact(Map<String, String> attributes, List<String> tags, String account) {
        synchronized (store) {
            ObjectNode sent = Json.object();
            attributes.forEach(sent::put);
            Contact contact = contacts.byEmail(sent.path("email").asText()).orElseGet(() -> contacts.create(sent));
            tags.forEach(tag -> contacts.tag(contact, contacts.tagNamed(tag)));
            if (!account.isEmpty() && contact.account == null) {
                accounts.associate(contact, accounts.named(account).orElseGet(() -> accounts.create(account, "")), "");
            }
            return String.valueOf(contact.id);
        }
    }

    /** Fills fields, by their personalisation tags, and subscribes to lists, by their names. */
    public void complete(String contact, Map<String, String> fieldValues, List<String> subscribed) {
        synchronized (store) {
            Contact row = store.contacts.get(contact);
            fieldValues.forEach((perstag, value) -> store.fields
                    .first("perstag", perstag)
                    .ifPresent(field -> contacts.setField(row, field.path("id").asInt(), value)));
            for (String name : subscribed) {
                lists.set(row, lists.named(name).path("id").asText(), Membership.ACTIVE);
            }
        }
    }

    /** As an administrator defines one, unless there is one of that tag or title. */
    public void addField(String perstag, String title, String type, List<String> options) {
        synchronized (store) {
            fields.define(perstag, title, type, options);
        }
    }

    /** Unless there is one of that name. */
    public void addList(String name) {
        synchronized (store) {
            lists.named(name);
        }
    }

    /** Unless there is one of that name. */
    public void addCampaign(String name, List<String> labels) {
        synchronized (store) {
            if (store.campaigns.rows().stream().noneMatch(row -> Rows.is(row, "name", name))) {
                campaigns.add(name, labels);
            }
        }
    }

    /** Unless there is one of that name. */
    public void addAutomation(String name, List<String> labels) {
        synchronized (store) {
            if (store.automations.rows().stream().noneMatch(row -> Rows.is(row, "name", name))) {
                ObjectNode definition = Json.object().put("name", name);
                labels.forEach(definition.putArray("labels")::add);
                automations.define(definition);
            }
        }
    }

    /** The answer to {@code POST /sandbox/automations}. */
    public ObjectNode defineAutomation(JsonNode definition) {
        synchronized (store) {
            return automations.shown(automations.define(definition));
        }
    }

    /** Blocks until each contact was posted once. */
    public ObjectNode reach(String automation, List<String> contactIds) {
        return reach.reach(automation, contactIds);
    }

    public void plant(String contact, JsonNode events) {
        synchronized (store) {
            Contact row = store.contacts
                    .find(contact)
                    .orElseThrow(() -> new IllegalArgumentException("no contact '" + contact + "'"));
            events.forEach(event -> planting.plant(row, event));
        }
    }

    @Override
    public void close() {
        background.shutdownNow();
        poster.close();
    }
}
