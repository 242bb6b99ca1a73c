package io.karawane.door;

import io.karawane.queue.Pauses;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Whether a service answers, for {@code /observe/health/ready}; the reason if it does not. */
public final class ServiceHealth extends AbstractHealthCheck {
    private final String service;
    private final Pauses pauses;
    private final boolean setUp;
    private volatile boolean answered;

    /** @param setUp whether a connection is configured at all */
    public ServiceHealth(String service, Pauses pauses, boolean setUp) {
        super("karawane", service);
        this.service = service;
        this.pauses = pauses;
        this.setUp = setUp;
    }

    /** It has not answered yet, or its last call failed and the pause is over: somebody should ask. */
    public boolean needsCheck() {
        return setUp
                && (!answered || pauses.inTrouble(service))
                && pauses.reason(service).isEmpty();
    }

    public void answered() {
        answered = true;
    }

    public boolean hasAnswered() {
        return answered;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        Optional<String> paused = pauses.reason(service);
        if (!setUp) {
            builder.message("not-set-up").down();
        } else if (paused.isPresent()) {
            builder.message(paused.get()).down();
        } else if (!answered) {
            builder.message("has not answered yet").down();
        } else {
            builder.up();
        }
    }
}
