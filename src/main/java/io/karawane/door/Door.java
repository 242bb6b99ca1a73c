package io.karawane.door;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** A service's one route, called from Java. */
public final class Door {
    private final Supplier<CamelContext> context;
    private final String uri;
    private ProducerTemplate producer;

    /**
     * @param context asked when the first request is sent, as routes come after the objects that they name
     * @param uri of the route, such as {@code direct:salesforce}
     */
    public Door(Supplier<CamelContext> context, String uri) {
        this.context = context;
        this.uri = uri;
    }

    /**
     * Sends one request and waits for the answer.
     *
     * @param variables what the route's steps look at
     * @throws RuntimeException whatever the route failed with
     */
    public <T> T call(Map<String, Object> variables, Object body, Class<T> answer) {
        Exchange exchange = producer().send(uri, request -> {
            variables.forEach(request::setVariable);
            request.getMessage().setBody(body);
        });
        if (exchange.getException() instanceof RuntimeException failure) {
            throw failure;
        } else if (exchange.getException() != null) {
            throw new IllegalStateException(exchange.getException());
        }
        return exchange.getMessage().getBody(answer);
    }

    private synchronized ProducerTemplate producer() {
        if (producer == null) {
            producer = context.get().createProducerTemplate();
        }
        return producer;
    }
}
