package io.karawane.salesforce;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;

/**
 * Whether the client of an event stream still asks: an HTTP 401 and a disconnect that the server sends both end the
 * subscription without a word in this line of Camel.
 */
public final class Pulse implements Request.Listener {
    /** The client asks again at once, or a second later each time that failed; much later somebody else may try. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    /** The server holds a request open for 110 seconds when it has nothing to say. */
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(150);

    private static final int UNAUTHORIZED = 401;
    private static final String AUTHENTICATION = "CamelSalesforceSecurityHandler";

    private final Clock clock;
    private final Map<Request, Instant> open = new ConcurrentHashMap<>();
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile Instant ended;
    private volatile boolean refused;

    public Pulse(Clock clock) {
        this.clock = clock;
        this.ended = clock.instant();
    }

    /** From now on. */
    public void watch(HttpClient client) {
        // It would swallow an HTTP 401: nobody would ever hear of it.
        client.getProtocolHandlers().remove(AUTHENTICATION);
        client.getRequestListeners().addListener(this);
    }

    @Override
    public void onQueued(Request request) {
        if (!request.getPath().startsWith("/cometd/")) {
            return;
        }
        open.put(request, clock.instant());
        request.onResponseBegin(response -> refused |= response.getStatus() == UNAUTHORIZED);
        request.onResponseSuccess(response -> {
            asked.compareAndSet(false, request.getPath().endsWith("/subscribe"));
            end(request);
        });
        request.onResponseFailure((response, failure) -> end(request));
    }

    @Override
    public void onFailure(Request request, Throwable failure) {
        end(request);
    }

    private void end(Request request) {
        if (open.remove(request) != null) {
            ended = clock.instant();
        }
    }

    /**
     * Whether a subscription was answered since this was asked last. The client asks anew when it likes, from another
     * position if the first one was refused: what happened meanwhile no event may tell.
     */
    public boolean hasSubscribed() {
        return asked.getAndSet(false);
    }

    /** Why the stream must be dead; empty as long as it seems to live. */
    public Optional<String> silence() {
        Instant now = clock.instant();
        if (refused) {
            return Optional.of("Salesforce answered HTTP 401");
        } else if (open.isEmpty() && ended.plus(LONGEST_PAUSE).isBefore(now)) {
            return Optional.of("the client asks no more");
        } else if (open.values().stream()
                .anyMatch(begun -> begun.plus(LONGEST_REQUEST).isBefore(now))) {
            return Optional.of("Salesforce does not answer");
        }
        return Optional.empty();
    }
}
