package io.karawane.door;

import io.karawane.problem.ServiceTrouble;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;

/** A service's one route, called from Java. */
public final class Door {
    // A little longer than the first pause after trouble, which doubles too.
    private static final long FIRST_WAIT_MILLIS = 1300;

    private final Supplier<CamelContext> context;
    private final String uri;
    private final int tries;
    private ProducerTemplate producer;

    /**
     * @param context asked when the first request is sent, as routes come after the objects that they name
     * @param uri of the route, such as {@code direct:salesforce}
     * @param tries how often a request is sent while the service has trouble: 1 for callers that come again by
     *     themselves
     */
    public Door(Supplier<CamelContext> context, String uri, int tries) {
        this.context = context;
        this.uri = uri;
        this.tries = tries;
    }

    /**
     * Sends one request and waits for the answer.
     *
     * @param variables what the route's steps look at
     * @throws RuntimeException whatever the route failed with
     */
    public <T> T call(Map<String, Object> variables, Object body, Class<T> answer) {
        return call(variables, body).getBody(answer);
    }

    /** The same for answers whose headers matter. */
    public Message call(Map<String, Object> variables, Object body) {
        for (int attempt = 1; ; attempt++) {
            try {
                return send(variables, body).getMessage();
            } catch (Refused refused) {
                throw refused;
            } catch (ServiceTrouble trouble) {
                if (attempt >= tries) {
                    throw trouble;
                }
                pause(FIRST_WAIT_MILLIS << (attempt - 1), trouble);
            }
        }
    }

    private Exchange send(Map<String, Object> variables, Object body) {
        Exchange exchange = producer().send(uri, request -> {
            variables.forEach(request::setVariable);
            request.getMessage().setBody(body);
        });
        if (exchange.getException() instanceof RuntimeException failure) {
            throw failure;
        } else if (exchange.getException() != null) {
            throw new IllegalStateException(exchange.getException());
        }
        return exchange;
    }

    private static void pause(long millis, ServiceTrouble trouble) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw trouble;
        }
    }

    private synchronized ProducerTemplate producer() {
        if (producer == null) {
            producer = context.get().createProducerTemplate();
        }
        return producer;
    }
}
