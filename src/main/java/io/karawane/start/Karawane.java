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
import io.karawane.activecampaign.Tags;
import io.karawane.console.Gate;
import io.karawane.door.Door;
import io.karawane.door.ServiceGate;
import io.karawane.door.ServiceHealth;
import io.karawane.lane.Absence;
import io.karawane.lane.AccountRecognition;
import io.karawane.lane.AccountRecords;
import io.karawane.lane.Books;
import io.karawane.lane.Claims;
import io.karawane.lane.EventCapture;
import io.karawane.lane.Failures;
import io.karawane.lane.Holders;
import io.karawane.lane.InboundAccounts;
import io.karawane.lane.InboundDelivery;
import io.karawane.lane.InboundRead;
import io.karawane.lane.InboundSettlement;
import io.karawane.lane.Intake;
import io.karawane.lane.LeftContacts;
import io.karawane.lane.MappedPersons;
import io.karawane.lane.Matches;
import io.karawane.lane.Namesakes;
import io.karawane.lane.OutboundAccounts;
import io.karawane.lane.OutboundDelivery;
import io.karawane.lane.OutboundRead;
import io.karawane.lane.OutboundSettlement;
import io.karawane.lane.Recognition;
import io.karawane.lane.Scan;
import io.karawane.lane.ScanSchedule;
import io.karawane.lane.Selections;
import io.karawane.lane.Succession;
import io.karawane.mapping.MappingTransformer;
import io.karawane.queue.Changes;
import io.karawane.queue.Cursors;
import io.karawane.queue.Database;
import io.karawane.queue.Duplicates;
import io.karawane.queue.EmailHash;
import io.karawane.queue.Journal;
import io.karawane.queue.Links;
import io.karawane.queue.Node;
import io.karawane.queue.Pauses;
import io.karawane.salesforce.Login;
import io.karawane.salesforce.Salesforce;
import io.karawane.salesforce.SalesforceGate;
import io.karawane.schema.SchemaFile;
import io.karawane.schema.Schemas;
import io.karawane.settings.Settings;
import io.karawane.settings.Sync;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running application: every object that routes and other objects name, made once, and Camel Main around them. */
public final class Karawane implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Karawane.class);

    static final String ACTIVECAMPAIGN_DOOR = "direct:activecampaign";
    static final String SALESFORCE_DOOR = "direct:salesforce";

    /** When a request is given up; the lease outlives it. */
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);

    private final Main main = new Main();
    private final Database database;
    private final Node node;

    /** @throws io.karawane.problem.InvalidConfiguration if the mappings or sync.yaml can't be used */
    public Karawane(Settings settings) {
        boolean setUp = !settings.notSetUp();
        Configuration configuration = new Configuration(settings);
        Supplier<Sync> sync = () -> configuration.terms().sync();
        database = new Database(
                settings.text("karawane.database.url"),
                settings.text("karawane.database.user"),
                settings.text("karawane.database.password"));
        node = new Node(database);
        Pauses pauses = new Pauses(database, setUp);
        Links links = new Links(database);
        Duplicates duplicates = new Duplicates(database);
        Changes changes = new Changes(database, links, node);
        Cursors cursors = new Cursors(database);
        EmailHash hash = new EmailHash(EmailKey.of(settings));
        Journal journal = new Journal(database);
        Books books = new Books(database, changes, links, duplicates, journal);

        ServiceGate activecampaignGate = new ServiceGate("activecampaign", REQUEST_TIMEOUT, pauses, node);
        Allowance allowance = new Allowance(database);
        ActiveCampaign activecampaign =
                new ActiveCampaign(new Door(this::context, ACTIVECAMPAIGN_DOOR), activecampaignGate);
        CustomFields fields = new CustomFields(activecampaign);
        Contacts contacts = new Contacts(activecampaign, fields);
        AccountFields accountFields = new AccountFields(activecampaign);
        Accounts accounts = new Accounts(activecampaign, accountFields);
        Memberships memberships = new Memberships(activecampaign, accounts);
        Import imports = new Import(activecampaign, allowance);
        Tags tags = new Tags(activecampaign, imports);
        ServiceHealth activecampaignHealth = new ServiceHealth("activecampaign", pauses, setUp);

        ServiceGate salesforceGate = new ServiceGate("salesforce", REQUEST_TIMEOUT, pauses, node);
        Salesforce salesforce = new Salesforce(new Door(this::context, SALESFORCE_DOOR));
        ServiceHealth salesforceHealth = new ServiceHealth("salesforce", pauses, setUp);
        ZoneId zone = settings.set("karawane.time-zone")
                ? ZoneId.of(settings.text("karawane.time-zone"))
                : ZoneId.systemDefault();
        ScanSchedule schedule = new ScanSchedule(database, cursors, node, pauses, sync, zone, Clock.systemUTC());

        Schemas schemas = new Schemas(configuration::terms, SchemaFile.of(settings), salesforce, fields, accountFields);
        Namesakes namesakes = new Namesakes(salesforce);
        AccountRecords records = new AccountRecords(salesforce, namesakes, links, accounts);

        main.bind("dataSource", database.dataSource());
        main.bind("node", node);
        main.bind("changes", changes);
        main.bind("cursors", cursors);
        main.bind("configuration", configuration);
        main.bind("claims", new Claims(changes, pauses, schemas::areFit, sync, schemas::terms));
        main.bind("selections", new Selections(sync));
        main.bind("failures", new Failures(changes, books));
        main.bind("mappedPersons", new MappedPersons());

        main.bind(
                "outboundRead",
                new OutboundRead(salesforce, links, hash, new Absence(salesforce), new Holders(salesforce, links)));
        main.bind("recognition", new Recognition(changes, links, contacts));
        var found = new AccountRecognition(accounts, records, namesakes, links, books);
        main.bind("outboundAccounts", new OutboundAccounts(accounts, records, found, links, books));
        main.bind("outboundDelivery", new OutboundDelivery(contacts, fields, imports, tags));
        main.bind("succession", new Succession(salesforce, links, duplicates));
        main.bind("leftContacts", new LeftContacts(contacts, tags, links, duplicates));
        main.bind("outboundSettlement", new OutboundSettlement(salesforce, memberships, books));
        main.bind("scan", new Scan(salesforce, database, changes, cursors, journal, links, duplicates));
        main.bind("scanSchedule", schedule);
        main.bind("eventCapture", new EventCapture(database, changes, cursors, schedule, sync));
        main.bind(
                "stream",
                new Stream(
                        this::context,
                        settings.path("karawane.routes"),
                        cursors,
                        node,
                        salesforceHealth,
                        schedule,
                        sync));

        main.bind("intake", new Intake(database, changes, sync));
        Matches matches = new Matches(salesforce, links, contacts);
        main.bind("inboundRead", new InboundRead(contacts, memberships, matches, hash));
        main.bind("inboundAccounts", new InboundAccounts(accounts, records, namesakes, books));
        main.bind("inboundDelivery", new InboundDelivery(salesforce));
        main.bind("inboundSettlement", new InboundSettlement(salesforce, tags, books));

        main.bind("schemas", schemas);
        main.bind("activecampaign", activecampaign);
        main.bind("activecampaignGate", new ActiveCampaignGate(activecampaignGate, allowance));
        main.bind("activecampaignHealth", activecampaignHealth);
        main.bind("salesforce", salesforce);
        main.bind(
                "salesforceGate",
                new SalesforceGate(
                        salesforceGate, Double.parseDouble(settings.text("karawane.salesforce.daily-share"))));
        main.bind("salesforceHealth", salesforceHealth);

        CamelProperties.of(settings, REQUEST_TIMEOUT).forEach(main::addOverrideProperty);
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterStart(BaseMainSupport ignored) {
                LOG.info(
                        "instance {} {}, webhooks on port {}, health on port {}",
                        node.id(),
                        setUp ? "runs" : "waits to be set up",
                        settings.text("karawane.http.port"),
                        settings.text("karawane.management.port"));
            }

            @Override
            public void beforeConfigure(BaseMainSupport ignored) {
                CamelContext context = context();
                if (setUp) {
                    context.addComponent("salesforce", Login.component(settings, (int) REQUEST_TIMEOUT.toMillis()));
                }
                // Positions must be stored in the order of their events.
                context.getRegistry()
                        .bind(
                                "oneAfterTheOther",
                                context.getExecutorServiceManager().newSingleThreadExecutor(this, "capture"));
                context.getPropertiesComponent().addPropertiesFunction(new CursorProperty(cursors));
                context.addLifecycleStrategy(new Gate(
                        settings.list("karawane.webhook.tokens"), setUp, settings.number("karawane.http.port")));
                MappingTransformer.register(context, () -> schemas.terms().mappings());
            }
        });
    }

    CamelContext context() {
        return main.getCamelContext();
    }

    /** Runs until the process is told to stop. @return the exit code */
    public int run() throws Exception {
        try {
            main.run();
            return main.getExitCode();
        } finally {
            close();
        }
    }

    /** Starts and comes back; for callers that go on living. */
    public void start() {
        main.start();
    }

    @Override
    public void close() {
        main.stop();
        node.leave();
        database.close();
    }
}
