package io.karawane.start;

import io.karawane.door.ServiceHealth;
import io.karawane.lane.AccountChanges;
import io.karawane.lane.JobSchedule;
import io.karawane.lane.Run;
import io.karawane.salesforce.Pulse;
import io.karawane.settings.Schedule;
import io.karawane.settings.Sync;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.apache.camel.spi.ExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to change events while the schedule is realtime, on one instance. A stream that died is begun anew from the
 * stored positions; while it can't be, scans do its work.
 */
public final class Stream extends AbstractHealthCheck implements ExceptionHandler {
    /** A component of its own: a new one forgets the positions that the old one held in memory. */
    static final String COMPONENT = "salesforce-events";

    static final String PEOPLE = "salesforce-changes-are-captured.camel.yaml";
    static final String ACCOUNTS = "account-changes-are-captured.camel.yaml";

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_SCANS = Duration.ofMinutes(1);
    private static final Duration HEALTHY = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(Stream.class);

    private final Supplier<CamelContext> context;
    private final Supplier<SalesforceComponent> component;
    private final RouteFiles routes;
    private final Listener listener;
    private final ServiceHealth salesforce;
    private final JobSchedule schedule;
    private final Supplier<Sync> sync;
    private final Clock clock;
    private volatile Pulse pulse;
    private Map<String, String> filesOfNow;
    private volatile Instant since;
    private Instant nextTry = Instant.EPOCH;
    private int failures;
    private volatile Instant nextScan = Instant.EPOCH;
    private volatile String refusal;
    private volatile String trouble;

    /** @param component makes a new one, with a login of its own */
    Stream(
            Supplier<CamelContext> context,
            Supplier<SalesforceComponent> component,
            RouteFiles routes,
            Listener listener,
            ServiceHealth salesforce,
            JobSchedule schedule,
            Supplier<Sync> sync,
            Clock clock) {
        super("karawane", "stream");
        this.context = context;
        this.component = component;
        this.routes = routes;
        this.listener = listener;
        this.salesforce = salesforce;
        this.schedule = schedule;
        this.sync = sync;
        this.clock = clock;
    }

    /** Begins, ends or begins anew, whatever is due. */
    public void tend() throws Exception {
        // A reload stops the route that asks for this, and waits for it: it comes again in a second.
        if (routes.begin()) {
            try {
                tendNow();
            } finally {
                routes.end();
            }
        }
    }

    private synchronized void tendNow() throws Exception {
        boolean wanted = isWanted() && listener.isHere();
        String why = since == null ? null : whyItMustEnd(wanted);
        if (why != null) {
            LOG.warn("listening to change events ends: {}", why);
            end(wanted ? why : null);
        }
        if (since == null && wanted && !clock.instant().isBefore(nextTry)) {
            begin();
        }
    }

    private boolean isWanted() {
        Schedule wanted = sync.get().schedule();
        return wanted != null && wanted.realtime() && salesforce.hasAnswered() && !files().isEmpty();
    }

    /** By which files it listens, with their texts. */
    private Map<String, String> files() {
        Map<String, String> files = new HashMap<>();
        for (String file : AccountChanges.travel(sync.get()) ? List.of(PEOPLE, ACCOUNTS) : List.of(PEOPLE)) {
            if (routes.text(file) != null) {
                files.put(file, routes.text(file));
            }
        }
        return files;
    }

    /** Scans belong to the instance that listens: only there is known what the stream should have told. */
    public boolean mayScan() {
        Schedule wanted = sync.get().schedule();
        return wanted == null || !wanted.realtime() || !listener.isElsewhere();
    }

    private String whyItMustEnd(boolean wanted) {
        if (!wanted) {
            return "it is not wanted any more, or another instance listens";
        } else if (!filesOfNow.equals(files())) {
            return "its routes were edited, or account data was switched on or off";
        }
        return refusal != null ? refusal : pulse.silence().orElse(null);
    }

    /** Listens, then scans: what changed between the last stored position and now is seen by one of them. */
    private void begin() throws Exception {
        refusal = null;
        filesOfNow = files();
        pulse = new Pulse(clock);
        since = clock.instant();
        try {
            SalesforceComponent events = component.get();
            context.get().addComponent(COMPONENT, events);
            events.start();
            pulse.watch(events.getHttpClient());
            for (String file : filesOfNow.keySet()) {
                routes.start(file);
            }
            trouble = null;
            LOG.info("listening to change events of Salesforce");
        } catch (Exception e) {
            LOG.warn("change events of Salesforce can't be listened to, scans make up for it: {}", e.toString());
            end(e.toString());
            return;
        }
        schedule.runNow();
    }

    /** @param why nobody listens although somebody should, or null */
    private void end(String why) throws Exception {
        routes.stop(COMPONENT);
        forget();
        Instant now = clock.instant();
        failures = since.plus(HEALTHY).isBefore(now) ? 0 : failures + 1;
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 10));
        nextTry = failures == 0 ? now : now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
        since = null;
        trouble = why;
    }

    /** The old client may take a minute to admit that it is gone. */
    private void forget() throws InterruptedException {
        CamelContext camel = context.get();
        Thread end = new Thread(() -> camel.removeComponent(COMPONENT), "end-of-stream");
        end.setDaemon(true);
        end.start();
        while (camel.hasComponent(COMPONENT) != null) {
            Thread.sleep(10);
        }
    }

    /** From when on it has told all changes; empty if it does not listen. */
    Optional<Instant> heardSince() {
        return Optional.ofNullable(since);
    }

    /** A scan has found what it did not tell: it may be silent although it seems to live. */
    public void missed(Run run) {
        if (run.missed() > 0) {
            LOG.warn("{} changes were not heard as events, a scan has found them", run.missed());
            refusal = run.missed() + " changes were not heard";
        }
    }

    /** A scan follows each subscription; while nobody listens although somebody should, they come every minute. */
    public void makeUp() {
        Pulse current = pulse;
        if (current != null && current.hasSubscribed()) {
            schedule.runNow();
        }
        if (trouble != null && !clock.instant().isBefore(nextScan)) {
            nextScan = clock.instant().plus(BETWEEN_SCANS);
            schedule.runNow();
        }
    }

    /** A subscription that Salesforce refuses, such as for want of events left: Camel does not try again by itself. */
    @Override
    public void handleException(String message, Exchange exchange, Throwable exception) {
        refusal = String.valueOf(message);
    }

    @Override
    public void handleException(Throwable exception) {
        handleException(exception.getMessage(), null, exception);
    }

    @Override
    public void handleException(String message, Throwable exception) {
        handleException(message, null, exception);
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    /** Scans do the work meanwhile: no reason to be taken out of service. */
    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        String current = trouble;
        if (current == null) {
            builder.up();
        } else if (options.get(HealthCheck.CHECK_KIND) == HealthCheck.Kind.READINESS) {
            builder.message("scans instead: " + current).up();
        } else {
            builder.message("scans instead: " + current).down();
        }
    }
}
