package io.karawane.sandbox.salesforce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.grpc.ServerServiceDefinition;
import io.karawane.sandbox.Limits;
import io.karawane.sandbox.Service;
import io.karawane.sandbox.Switches;
import io.karawane.sandbox.salesforce.bulk.Bulk;
import io.karawane.sandbox.salesforce.oauth.ConnectedApp;
import io.karawane.sandbox.salesforce.oauth.OAuthServlet;
import io.karawane.sandbox.salesforce.oauth.Sessions;
import io.karawane.sandbox.salesforce.pubsub.PubSub;
import io.karawane.sandbox.salesforce.rest.RestServlet;
import io.karawane.sandbox.salesforce.rest.Unserved;
import io.karawane.sandbox.salesforce.rest.Zipping;
import io.karawane.sandbox.salesforce.schema.Field;
import io.karawane.sandbox.salesforce.schema.ObjectType;
import io.karawane.sandbox.salesforce.schema.Schema;
import io.karawane.sandbox.salesforce.store.Body;
import io.karawane.sandbox.salesforce.store.Conversion;
import io.karawane.sandbox.salesforce.store.Lifecycle;
import io.karawane.sandbox.salesforce.store.Origin;
import io.karawane.sandbox.salesforce.store.Records;
import io.karawane.sandbox.salesforce.store.Row;
import io.karawane.sandbox.salesforce.store.Rules;
import io.karawane.sandbox.salesforce.store.Store;
import io.karawane.sandbox.salesforce.store.Value;
import io.karawane.sandbox.salesforce.streaming.CometdServlet;
import io.karawane.sandbox.salesforce.streaming.EventLog;
import io.karawane.sandbox.salesforce.wire.Allowance;
import io.karawane.sandbox.salesforce.wire.ApiError;
import jakarta.servlet.http.HttpServlet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;

/** An org in memory: OAuth, REST API, SOQL, Bulk API 2.0, change events over CometD and the Pub/Sub API. */
public final class SalesforceService implements Service {
    private final Switches switches;
    private final Limits limits;
    private final Sessions sessions;
    private final ConnectedApp app;
    private final Allowance requests;
    private final Allowance deliveredEvents;
    private final EventLog events;
    private final Store store;
    private final Body bodies;
    private final Lifecycle lifecycle;
    private final Administration administration;
    private final Bulk bulk;
    private final RestServlet rest;
    private final CometdServlet cometd;
    private final PubSub pubSub;

    public SalesforceService(Switches switches, Limits limits) {
        this.switches = switches;
        this.limits = limits;
        limits.declare("dailyApiRequests", 100_000);
        limits.declare("collectionSize", 200);
        limits.declare("changeEventsPerDay", 25_000);
        limits.declare("replicatedIds", 600_000);
        switches.declare("collectionParseErrors", "request", "record");
        sessions = new Sessions(limits, switches);
        app = new ConnectedApp(sessions, limits, switches);
        requests = new Allowance(limits, "dailyApiRequests");
        deliveredEvents = new Allowance(limits, "changeEventsPerDay");
        events = new EventLog(limits, switches, deliveredEvents);
        Rules rules = new Rules(switches);
        store = new Store(new Schema(), rules, limits, events::append);
        administration = new Administration(store, rules, app);
        bodies = new Body(store.schema());
        lifecycle = new Lifecycle(store);
        bulk = new Bulk(store, limits, switches);
        rest = new RestServlet(store, sessions, requests, allowances(), limits, switches, bulk::answer);
        cometd = new CometdServlet(sessions, events, limits, switches);
        pubSub = new PubSub(store.schema(), events, sessions, limits, switches);
    }

    @Override
    public void register(ServletContextHandler context) {
        // External ids in paths may hold encoded slashes.
        context.getServletHandler().setDecodeAmbiguousURIs(true);
        context.insertHandler(Zipping.handler());
        add(context, new OAuthServlet(sessions, app, limits, switches), "/services/oauth2/*", "/id/*");
        add(context, rest, "/services/data/*");
        add(context, cometd, "/cometd/*");
        Unserved.answerIn(context);
    }

    /** The Pub/Sub API, for one gRPC server. */
    public ServerServiceDefinition pubSub() {
        return pubSub.service();
    }

    private Map<String, Allowance> allowances() {
        Map<String, Allowance> allowances = new LinkedHashMap<>();
        allowances.put("DailyApiRequests", requests);
        allowances.putAll(bulk.allowances());
        allowances.put("DailyDeliveredPlatformEvents", deliveredEvents);
        return allowances;
    }

    private static void add(ServletContextHandler context, HttpServlet servlet, String... paths) {
        ServletHolder holder = new ServletHolder(servlet);
        holder.setAsyncSupported(true);
        List.of(paths).forEach(path -> context.addServlet(holder, path));
    }

    /**
     * Ids, 18 characters each, of what a user enters, all rows or none.
     *
     * @throws IllegalArgumentException with Salesforce's text if a row is refused
     */
    public List<String> insert(String object, List<Map<String, Object>> rows) {
        return said(() -> {
            ObjectType type = store.schema().type(object);
            List<Map<Field, Object>> values =
                    rows.stream().map(row -> bodies.entered(type, row)).toList();
            return store.write(Origin.UI, transaction -> values.stream()
                    .map(row -> Records.insert(transaction, type, row).id())
                    .toList());
        });
    }

    /** @throws IllegalArgumentException with Salesforce's text if it is refused */
    public void update(String object, String id, Map<String, Object> fields) {
        said(() -> {
            ObjectType type = store.schema().type(object);
            Map<Field, Object> values = bodies.entered(type, fields);
            return store.write(Origin.UI, transaction -> Records.update(transaction, type, id, values));
        });
    }

    /** @throws IllegalArgumentException with Salesforce's text if it is refused */
    public void delete(String object, String id) {
        said(() -> store.write(
                Origin.UI,
                transaction -> Records.delete(transaction, store.schema().type(object), id)));
    }

    /** @throws IllegalArgumentException with Salesforce's text if the record is not in the recycle bin */
    public void undelete(String object, String id) {
        said(() -> {
            lifecycle.undelete(object, id);
            return null;
        });
    }

    /** As {@link #convert(String, String, String)}, into a contact of a new account. */
    public Map<String, String> convert(String leadId) {
        return convert(leadId, null, null);
    }

    /**
     * Turns a lead into a contact that may exist already, as may its account.
     *
     * @param accountId null for a new one, or for that of the contact
     * @param contactId null for a new one
     * @return {@code accountId} and {@code contactId}
     * @throws IllegalArgumentException with Salesforce's text if it is refused
     */
    public Map<String, String> convert(String leadId, String accountId, String contactId) {
        return said(() -> new Conversion(store).convert(leadId, accountId, contactId));
    }

    /** @throws IllegalArgumentException with Salesforce's text if it is refused */
    public void merge(String object, String winner, List<String> losers) {
        said(() -> {
            lifecycle.merge(object, winner, losers);
            return null;
        });
    }

    static <T> T said(Supplier<T> work) {
        try {
            return work.get();
        } catch (ApiError error) {
            throw new IllegalArgumentException(error.code() + ": " + error.getMessage(), error);
        }
    }

    /** Custom fields, validation rules and the like. */
    public Administration administration() {
        return administration;
    }

    /** Drops the retained change events, as if 72 hours had passed. */
    public void expireEvents() {
        events.clear();
    }

    /** Makes every access token invalid, as an administrator can. */
    public void endSessions() {
        sessions.endAll();
    }

    @Override
    public ObjectNode dump() {
        ObjectNode dump = JsonNodeFactory.instance.objectNode();
        for (String object : List.of("Lead", "Contact", "Account")) {
            ArrayNode rows = dump.putArray(object);
            alive(object).forEach(row -> {
                ObjectNode json = rows.addObject();
                row.type().fields().forEach(field -> json.set(field.name(), Value.rest(row.get(field))));
            });
        }
        return dump;
    }

    @Override
    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String object : List.of("Lead", "Contact", "Account")) {
            counts.put(object, (int) alive(object).count());
        }
        return counts;
    }

    private Stream<Row> alive(String object) {
        return store.table(store.schema().type(object)).all().stream().filter(row -> !row.deleted());
    }

    @Override
    public void reset() {
        bulk.reset(); // first: a job must not write into the empty store
        app.reset();
        cometd.reset();
        rest.reset();
        store.clear();
        events.clear();
        requests.reset();
        deliveredEvents.reset();
    }

    @Override
    public void close() {
        bulk.close();
        pubSub.close();
        events.clear();
    }
}
