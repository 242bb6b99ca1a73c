package io.karawane.start;

import io.karawane.door.ServiceHealth;
import io.karawane.lane.ScanSchedule;
import io.karawane.queue.Cursors;
import io.karawane.queue.Node;
import io.karawane.settings.Schedule;
import io.karawane.settings.Sync;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The routes that listen to change events. They are loaded once Salesforce answers: a context that has them from the
 * beginning does not start while it is unreachable.
 */
public final class Stream {
    private static final String LISTENER = "stream/listener";

    static final String FILE = "salesforce-changes-are-captured.camel.yaml";

    private static final Logger LOG = LoggerFactory.getLogger(Stream.class);

    private final Supplier<CamelContext> context;
    private final RouteFiles routes;
    private final Cursors cursors;
    private final Node node;
    private final ServiceHealth salesforce;
    private final ScanSchedule schedule;
    private final Supplier<Sync> sync;
    private boolean started;

    public Stream(
            Supplier<CamelContext> context,
            RouteFiles routes,
            Cursors cursors,
            Node node,
            ServiceHealth salesforce,
            ScanSchedule schedule,
            Supplier<Sync> sync) {
        this.context = context;
        this.routes = routes;
        this.cursors = cursors;
        this.node = node;
        this.salesforce = salesforce;
        this.schedule = schedule;
        this.sync = sync;
    }

    /** Only one instance listens: every subscriber uses up the org's daily allowance of events. */
    public boolean needsStart() {
        Schedule wanted = sync.get().schedule();
        return !started && wanted != null && wanted.realtime() && salesforce.hasAnswered() && isOurs();
    }

    private boolean isOurs() {
        String listener = cursors.read(LISTENER).orElse(null);
        return node.id().equals(listener)
                || (listener == null || !node.lives(listener)) && cursors.advance(LISTENER, listener, node.id());
    }

    /** Listens, then scans: what changed between the last stored position and now is seen by one of them. */
    public void start() throws Exception {
        // Consumers refuse it; the login has happened by now.
        context.get()
                .getComponent("salesforce", SalesforceComponent.class)
                .getLoginConfig()
                .setLazyLogin(false);
        routes.load(FILE);
        started = true;
        LOG.info("listening to change events of Salesforce");
        schedule.runNow();
    }
}
