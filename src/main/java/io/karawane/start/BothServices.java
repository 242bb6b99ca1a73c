package io.karawane.start;

import io.karawane.activecampaign.AccountFields;
import io.karawane.activecampaign.Accounts;
import io.karawane.activecampaign.ActiveCampaign;
import io.karawane.activecampaign.ActiveCampaignGate;
import io.karawane.activecampaign.Allowance;
import io.karawane.activecampaign.Contacts;
import io.karawane.activecampaign.CustomFields;
import io.karawane.activecampaign.Import;
import io.karawane.activecampaign.Memberships;
import io.karawane.activecampaign.Passages;
import io.karawane.activecampaign.Tags;
import io.karawane.door.Door;
import io.karawane.door.ServiceGate;
import io.karawane.lane.Absence;
import io.karawane.lane.Explanations;
import io.karawane.lane.Holders;
import io.karawane.lane.InboundExplanation;
import io.karawane.lane.InboundRead;
import io.karawane.lane.Matches;
import io.karawane.lane.OutboundExplanation;
import io.karawane.lane.OutboundRead;
import io.karawane.queue.Database;
import io.karawane.queue.EmailHash;
import io.karawane.queue.Links;
import io.karawane.salesforce.BulkQuery;
import io.karawane.salesforce.Login;
import io.karawane.salesforce.Salesforce;
import io.karawane.salesforce.SalesforceGate;
import io.karawane.schema.SchemaFile;
import io.karawane.schema.Schemas;
import io.karawane.schema.Terms;
import io.karawane.settings.Settings;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.main.Main;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

/** Salesforce and ActiveCampaign as objects, behind the two routes that every call passes. */
final class BothServices {
    static final String ACTIVECAMPAIGN_DOOR = "direct:activecampaign";
    static final String SALESFORCE_DOOR = "direct:salesforce";

    /** When a request is given up; the lease outlives it. */
    static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);

    /** When a bulk query that has no result yet is given up. */
    private static final Duration BULK_PATIENCE = Duration.ofMinutes(10);

    final Salesforce salesforce;
    final BulkQuery bulk;
    final ActiveCampaign activecampaign;
    final CustomFields fields;
    final Contacts contacts;
    final AccountFields accountFields;
    final Accounts accounts;
    final Memberships memberships;
    final Import imports;
    final Tags tags;
    final Passages passages;
    private final Settings settings;
    private final Allowance allowance;
    private final ServiceGate salesforceGate;
    private final ServiceGate activecampaignGate;

    /** @param tries how often a call is made that meets trouble of its service */
    BothServices(
            Settings settings,
            Supplier<CamelContext> context,
            Database database,
            ServiceGate salesforceGate,
            ServiceGate activecampaignGate,
            int tries) {
        this.settings = settings;
        this.salesforceGate = salesforceGate;
        this.activecampaignGate = activecampaignGate;
        allowance = new Allowance(database);
        salesforce = new Salesforce(new Door(context, SALESFORCE_DOOR, tries), settings.text("salesforce.api-version"));
        // Whoever would begin a job anew would pay for all of it again.
        bulk = new BulkQuery(
                new Door(context, SALESFORCE_DOOR, 4),
                settings.number("karawane.salesforce.bulk-threshold"),
                BULK_PATIENCE);
        activecampaign = new ActiveCampaign(new Door(context, ACTIVECAMPAIGN_DOOR, tries), activecampaignGate);
        fields = new CustomFields(activecampaign);
        contacts = new Contacts(activecampaign, fields);
        accountFields = new AccountFields(activecampaign);
        accounts = new Accounts(activecampaign, accountFields);
        memberships = new Memberships(activecampaign, accounts);
        imports = new Import(activecampaign, allowance);
        tags = new Tags(activecampaign, imports);
        passages = new Passages(activecampaign);
    }

    /** What they say of their fields. @param files what mappings and sync.yaml say now */
    Schemas schemas(Supplier<Terms> files) {
        return new Schemas(files, SchemaFile.of(settings), salesforce, fields, accountFields);
    }

    /** Why records go or do not. @param condition of the selection of an object, SOQL */
    Explanations explanations(Links links, EmailHash hash, UnaryOperator<String> condition, Schemas schemas) {
        OutboundRead outbound =
                new OutboundRead(salesforce, links, hash, new Absence(salesforce), new Holders(salesforce, links));
        InboundRead inbound = new InboundRead(contacts, memberships, new Matches(salesforce, links, contacts), hash);
        return new Explanations(
                salesforce,
                contacts,
                links,
                hash,
                new OutboundExplanation(outbound, contacts, condition, schemas::terms, schemas::areFit),
                new InboundExplanation(inbound, schemas::terms),
                schemas::terms);
    }

    /** What the two routes name. */
    void bind(Main main) {
        main.bind("activecampaign", activecampaign);
        main.bind("activecampaignGate", new ActiveCampaignGate(activecampaignGate, allowance));
        main.bind("askOnce", (HttpClientConfigurer) HttpClientBuilder::disableAutomaticRetries);
        main.bind("salesforce", salesforce);
        double share = Double.parseDouble(settings.text("karawane.salesforce.daily-share"));
        main.bind("salesforceGate", new SalesforceGate(salesforceGate, share));
    }

    /** The login of the component that the route to Salesforce uses. */
    void connect(CamelContext context) {
        context.addComponent("salesforce", Login.component(settings, (int) REQUEST_TIMEOUT.toMillis()));
    }
}
