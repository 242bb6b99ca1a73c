package io.karawane.door;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** A service's one route, called from Java. */
public final class Door {
    private final ProducerTemplate producer;
    private final String uri;

    /** @param uri of the route, such as {@code direct:salesforce} */
    public Door(ProducerTemplate producer, String uri) {
        this.producer = producer;
        this.uri = uri;
    }

    /**
     * Sends one request and waits for the answer.
     *
     * @param variables what the route's steps look at
     * @throws RuntimeException whatever the route failed with
     */
    public <T> T call(Map<String, Object> variables, Object body, Class<T> answer) {
        Exchange exchange = producer.send(uri, request -> {
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
}
