package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import io.karawane.sandbox.Limits;
import io.karawane.sandbox.Service;
import io.karawane.sandbox.Switches;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;

/** A simulated ActiveCampaign account with API version 3. */
public final class ActiveCampaignService implements Service {
    private final Store store = new Store();
    private final Views views = new Views();
    private final ScheduledExecutorService background = Executors.newScheduledThreadPool(4, task -> {
        Thread thread = new Thread(task, "activecampaign-background");
        thread.setDaemon(true);
        return thread;
    });
    private final Budget budget;
    private final Contacts contacts;
    private final ContactView contactView;
    private final Accounts accounts = new Accounts(store);
    private final Campaigns campaigns = new Campaigns(store, views);
    private final Automations automations;
    private final Planting planting;
    private final Reach reach;
    private final Imports imports;
    private final ApiServlet api;
    private final LegacyServlet legacy;

    public ActiveCampaignService(Switches switches, Limits limits) {
        switches.declare("accounts", true);
        budget = new Budget(limits);
        contacts = new Contacts(store, switches);
        contactView = new ContactView(store, views, switches);
        Activities activities = new Activities(store);
        automations = new Automations(store, views, activities);
        planting = new Planting(store, activities, campaigns);
        Poster poster = new Poster();
        ContactForm forms = new ContactForm(store, accounts);
        reach = new Reach(store, automations, forms, poster);
        Webhooks webhooks = new Webhooks(store, forms, poster, background, switches);
        Lists lists = new Lists(store);
        ImportWorker worker = new ImportWorker(store, contacts, accounts, lists, switches);
        imports = new Imports(
                store, worker, new ImportCallback(poster, background), budget, limits, switches, background);
        Labels labels = new Labels(switches);
        AccountData accountData = new AccountData(store);

        Router router = new Router();
        new AccountResource(store, accounts, accountData, views).register(router);
        new AccountFieldResource(store, accountData, views).register(router);
        new AccountContactResource(store, accounts, views).register(router);
        router.gate("account", () -> {
            if (!switches.on("accounts")) {
                throw ApiError.message(403, "Forbidden");
            }
        });
        new ContactResource(store, contacts, contactView, views, webhooks).register(router);
        ContactQuery query = new ContactQuery(store, contacts, switches);
        new ContactListing(store, query, contactView, views, switches).register(router);
        imports.register(router);
        new TagResource(store, contacts, views, switches).register(router);
        new ContactTagResource(store, contacts, contactView, views, webhooks, switches).register(router);
        new FieldResource(store, views).register(router);
        new FieldOptionResource(store, views).register(router);
        new FieldValueResource(store, contacts, contactView, views, webhooks).register(router);
        new AutomationResource(store, automations, labels, contactView, views).register(router);
        new CampaignResource(store, campaigns, labels, views).register(router);
        new ListResource(store, lists, contactView, views, webhooks).register(router);
        new WebhookResource(store).register(router);
        new ActivityResource(store, views, contactView, campaigns, automations, switches).register(router);
        new UserResource(views).register(router);
        api = new ApiServlet(store, router, budget, switches);
        legacy = new LegacyServlet(store, contacts, planting, budget);
    }

    /** Where links in answers point to. */
    public void locatedAt(String url) {
        views.locatedAt(url);
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
        }
        budget.reset();
    }

    @Override
    public ObjectNode dump() {
        synchronized (store) {
            ObjectNode dump = Json.object();
            dump.set("contacts", Rows.show(store.contacts.rows(), contactView::full));
            dump.set("accounts", Rows.show(store.accounts.rows(), ObjectNode::deepCopy));
            dump.set("accountContacts", Rows.show(store.accountContacts.rows(), views::accountContact));
            dump.set("tags", Rows.show(store.tags.rows(), row -> views.tag(row, 0)));
            dump.set("contactTags", Rows.show(store.contactTags.rows(), views::contactTag));
            dump.set("fieldValues", Rows.show(store.fieldValues.rows(), views::fieldValue));
            return dump;
        }
    }

    @Override
    public Map<String, Integer> counts() {
        synchronized (store) {
            return store.counts();
        }
    }

    /** Adds a contact with tags and, unless it is empty, an account; the answer is its id. */
    public String addContact(Map<String, String> attributes, List<String> tags, String account) {
        synchronized (store) {
            ObjectNode sent = Json.object();
            attributes.forEach(sent::put);
            ObjectNode row = contacts.byEmail(sent.path("email").asText()).orElseGet(() -> contacts.create(sent));
            tags.forEach(tag -> contacts.tag(row, contacts.tagNamed(tag)));
            if (!account.isEmpty()
                    && accounts.association(row.path("id").asText()).isEmpty()) {
                ObjectNode company = accounts.named(account).orElseGet(() -> accounts.create(account, ""));
                accounts.associate(row.path("id").asText(), company.path("id").asText(), "");
            }
            return row.path("id").asText();
        }
    }

    public void addCampaign(String name, List<String> labels) {
        synchronized (store) {
            campaigns.add(name, labels);
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
            ObjectNode row = store.contacts
                    .find(contact)
                    .orElseThrow(() -> new IllegalArgumentException("no contact '" + contact + "'"));
            events.forEach(event -> planting.plant(row, event));
        }
    }

    @Override
    public void close() {
        background.shutdownNow();
    }
}
