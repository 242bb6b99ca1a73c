package io.karawane.start;

import io.karawane.console.Api;
import io.karawane.console.Barrier;
import io.karawane.console.Gate;
import io.karawane.door.ServiceGate;
import io.karawane.door.ServiceHealth;
import io.karawane.lane.Absence;
import io.karawane.lane.AccountChanges;
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
import io.karawane.schema.Schemas;
import io.karawane.settings.Settings;
import io.karawane.settings.Sync;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
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

    /** How long what is under way may take to end; the rest is repeated after the next start. */
    static final Duration SHUTDOWN = Duration.ofSeconds(10);

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

        BooleanSupplier leaseLasts = () -> node.leaseOutlives(BothServices.REQUEST_TIMEOUT);
        BothServices both = new BothServices(
                settings,
                this::context,
                database,
                ServiceGate.of("salesforce", pauses, leaseLasts),
                ServiceGate.of("activecampaign", pauses, leaseLasts),
                1); // whoever calls comes again by itself
        Salesforce salesforce = both.salesforce;
        ServiceHealth activecampaignHealth = new ServiceHealth("activecampaign", pauses, setUp);
        ServiceHealth salesforceHealth = new ServiceHealth("salesforce", pauses, setUp);
        ScanSchedule schedule =
                new ScanSchedule(database, cursors, node, pauses, sync, settings.zone(), Clock.systemUTC());

        Schemas schemas = both.schemas(configuration::terms);
        Barrier barrier = new Barrier();
        Batches batches = new Batches();
        RouteFiles routes = new RouteFiles(
                this::context, settings.path("karawane.routes"), CamelProperties.apart(settings), batches, barrier);
        Reload reload = new Reload(settings, configuration, schemas, routes);
        Namesakes namesakes = new Namesakes(salesforce);
        AccountRecords records = new AccountRecords(salesforce, namesakes, links, both.accounts);

        main.bind("dataSource", database.dataSource());
        main.bind("node", node);
        main.bind("changes", changes);
        main.bind("cursors", cursors);
        main.bind("batches", batches);
        main.bind("reload", reload);
        main.bind("claims", new Claims(changes, pauses, schemas::areFit, sync, schemas::terms));
        main.bind("selections", new Selections(sync));
        main.bind("failures", new Failures(changes, books));
        main.bind("mappedPersons", new MappedPersons());

        main.bind(
                "outboundRead",
                new OutboundRead(salesforce, links, hash, new Absence(salesforce), new Holders(salesforce, links)));
        main.bind("recognition", new Recognition(changes, links, both.contacts));
        var found = new AccountRecognition(both.accounts, records, namesakes, links, books);
        main.bind("accountChanges", new AccountChanges(salesforce, database, changes, links, sync));
        main.bind("outboundAccounts", new OutboundAccounts(both.accounts, records, found, links, books));
        main.bind("outboundDelivery", new OutboundDelivery(both.contacts, both.fields, both.imports, both.tags));
        main.bind("succession", new Succession(salesforce, links, duplicates));
        main.bind("leftContacts", new LeftContacts(both.contacts, both.tags, links, duplicates));
        main.bind("outboundSettlement", new OutboundSettlement(salesforce, both.memberships, books));
        main.bind("scan", new Scan(salesforce, both.bulk, database, changes, cursors, journal, links, duplicates));
        main.bind("scanSchedule", schedule);
        main.bind("eventCapture", new EventCapture(database, changes, cursors, schedule, sync));
        main.bind(
                "stream",
                new Stream(
                        this::context,
                        () -> Login.events(settings, (int) BothServices.REQUEST_TIMEOUT.toMillis()),
                        routes,
                        cursors,
                        node,
                        salesforceHealth,
                        schedule,
                        sync,
                        Clock.systemUTC()));

        main.bind("intake", new Intake(database, changes, sync));
        Matches matches = new Matches(salesforce, links, both.contacts);
        main.bind("inboundRead", new InboundRead(both.contacts, both.memberships, matches, hash));
        main.bind("inboundAccounts", new InboundAccounts(both.accounts, records, namesakes, books));
        main.bind("inboundDelivery", new InboundDelivery(salesforce));
        main.bind("inboundSettlement", new InboundSettlement(salesforce, both.tags, books));

        main.bind("schemas", schemas);
        both.bind(main);
        main.bind("activecampaignHealth", activecampaignHealth);
        main.bind("salesforceHealth", salesforceHealth);

        CamelProperties.ofInstance(settings).forEach(main::addOverrideProperty);
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
            public void beforeStop(BaseMainSupport ignored) {
                try {
                    routes.quiet(SHUTDOWN);
                } catch (Exception e) {
                    LOG.warn("what is under way is repeated at the next start: {}", e.toString());
                }
            }

            @Override
            public void beforeConfigure(BaseMainSupport ignored) {
                CamelContext context = context();
                if (setUp) {
                    both.connect(context);
                }
                // Positions must be stored in the order of their events.
                context.getRegistry()
                        .bind(
                                "oneAfterTheOther",
                                context.getExecutorServiceManager().newSingleThreadExecutor(this, "capture"));
                context.getPropertiesComponent().addPropertiesFunction(new CursorProperty(cursors));
                context.addLifecycleStrategy(new Gate(settings, new Api(settings, reload::reload), barrier));
                MappingTransformer.register(context, () -> schemas.terms().mappings());
                if (settings.text("karawane.reload").equals("true")) {
                    reload.watch(context);
                }
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
