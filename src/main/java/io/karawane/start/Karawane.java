package io.karawane.start;

import io.karawane.console.Api;
import io.karawane.console.Barrier;
import io.karawane.console.Calls;
import io.karawane.console.Channel;
import io.karawane.console.Gate;
import io.karawane.door.ServiceGate;
import io.karawane.door.ServiceHealth;
import io.karawane.lane.Backfill;
import io.karawane.lane.Drift;
import io.karawane.lane.EventCapture;
import io.karawane.lane.Formulas;
import io.karawane.lane.JobSchedule;
import io.karawane.lane.Scan;
import io.karawane.lane.Status;
import io.karawane.mapping.MappingTransformer;
import io.karawane.queue.Backlog;
import io.karawane.salesforce.Login;
import io.karawane.salesforce.Salesforce;
import io.karawane.salesforce.ScheduledJobs;
import io.karawane.schema.Schemas;
import io.karawane.settings.Schedule;
import io.karawane.settings.Settings;
import io.karawane.settings.Sync;
import io.karawane.verb.ErrorsVerb;
import io.karawane.verb.ExplainVerb;
import io.karawane.verb.ResyncVerb;
import io.karawane.verb.Verbs;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
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
    private final Storage storage;

    /** @throws io.karawane.problem.InvalidConfiguration if the mappings or sync.yaml can't be used */
    public Karawane(Settings settings) {
        boolean setUp = !settings.notSetUp();
        Configuration configuration = new Configuration(settings);
        Supplier<Sync> sync = () -> configuration.terms().sync();
        storage = new Storage(settings);

        BooleanSupplier leaseLasts = () -> storage.node.leaseOutlives(BothServices.REQUEST_TIMEOUT);
        BothServices both = new BothServices(
                settings,
                this::context,
                storage.database,
                ServiceGate.of("salesforce", storage.pauses, leaseLasts),
                ServiceGate.of("activecampaign", storage.pauses, leaseLasts),
                1); // whoever calls comes again by itself
        Salesforce salesforce = both.salesforce;
        ServiceHealth activecampaignHealth = new ServiceHealth("activecampaign", storage.pauses, setUp);
        ServiceHealth salesforceHealth = new ServiceHealth("salesforce", storage.pauses, setUp);
        BiFunction<String, Supplier<Schedule>, JobSchedule> schedules = (name, planned) -> new JobSchedule(
                name,
                storage.database,
                storage.cursors,
                storage.node,
                storage.pauses,
                storage.journal,
                planned,
                settings.zone(),
                Clock.systemUTC());
        JobSchedule schedule = schedules.apply("schedule", () -> sync.get().schedule());
        JobSchedule formulas = schedules.apply("formulas", () -> sync.get().formulas());
        JobSchedule missed = schedules.apply("missed", () -> sync.get().missed().look());

        Schemas schemas = both.schemas(configuration::terms);
        Barrier barrier = new Barrier();
        Batches batches = new Batches();
        RouteFiles routes = new RouteFiles(
                this::context, settings.path("karawane.routes"), CamelProperties.apart(settings), batches, barrier);
        Reload reload = new Reload(settings, configuration, schemas, routes);
        Stream stream = new Stream(
                this::context,
                () -> Login.events(settings, (int) BothServices.REQUEST_TIMEOUT.toMillis()),
                routes,
                new Listener(storage.cursors, storage.node),
                salesforceHealth,
                schedule,
                sync,
                Clock.systemUTC());

        Backlog backlog = new Backlog(storage.database);
        Status status = new Status(
                backlog,
                storage.pauses,
                schemas::areFit,
                schedule,
                List.of(formulas, missed),
                setUp,
                Clock.systemUTC());
        main.bind("dataSource", storage.database.dataSource());
        main.bind("node", storage.node);
        main.bind("changes", storage.changes);
        main.bind("cursors", storage.cursors);
        main.bind("batches", batches);
        main.bind("reload", reload);
        Lanes.bind(main, storage, both, schemas, sync);
        main.bind(
                "scan",
                new Scan(
                        salesforce,
                        both.bulk,
                        storage.database,
                        storage.changes,
                        storage.cursors,
                        storage.journal,
                        storage.links,
                        storage.duplicates,
                        stream::heardSince));
        main.bind("scanSchedule", schedule);
        Drift drift = new Drift(storage.database, storage.links);
        int page = settings.number("karawane.resync.page-size");
        main.bind(
                "backfill",
                new Backfill(salesforce, backlog, storage.resyncs, drift, storage.pauses, schemas::terms, page));
        main.bind("formulaSchedule", formulas);
        main.bind("missedSchedule", missed);
        main.bind("formulas", new Formulas(salesforce, storage.database, storage.changes, drift, schemas::terms));
        main.bind("eventCapture", new EventCapture(storage.database, storage.changes, storage.cursors, schedule, sync));
        main.bind("stream", stream);

        Verbs verbs = new Verbs(
                new ResyncVerb(settings, storage.resyncs, drift, configuration::terms, () -> salesforce),
                new ErrorsVerb(storage.database, storage.changes, storage.journal),
                new ExplainVerb(
                        backlog,
                        storage.journal,
                        storage.pauses,
                        () -> both.explanations(
                                storage.links,
                                storage.hash,
                                object -> Connection.condition(context(), object),
                                schemas),
                        schedule::next));
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
                        storage.node.id(),
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
                context.getPropertiesComponent().addPropertiesFunction(new CursorProperty(storage.cursors));
                context.addLifecycleStrategy(new Channel(settings, verbs));
                context.addLifecycleStrategy(new Gate(
                        settings,
                        new Api(
                                settings,
                                new Calls(reload::reload, status::values, new ScheduledJobs(salesforce)::list, verbs)),
                        barrier,
                        () -> sync.get().updates()));
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
        storage.close();
    }
}
