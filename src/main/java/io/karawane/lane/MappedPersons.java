package io.karawane.lane;

import io.karawane.mapping.MappingTransformer;
import io.karawane.mapping.Note;
import io.karawane.problem.Reason;
import io.karawane.problem.RecordProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers persons with what the mapping made of them: many exchanges of one person become one of many. Accounts too. */
public final class MappedPersons implements AggregationStrategy {
    private static final Logger LOG = LoggerFactory.getLogger(MappedPersons.class);

    @Override
    @SuppressWarnings("unchecked")
    public Exchange aggregate(Exchange gathered, Exchange exchange) {
        Subject person = take(exchange);
        if (gathered == null) {
            exchange.getMessage().setBody(new ArrayList<>(List.of(person)));
            return exchange;
        }
        gathered.getMessage().getBody(List.class).add(person);
        return gathered;
    }

    /** Takes what the mapping made of the one in the variable {@code person}. */
    @SuppressWarnings("unchecked")
    public Subject take(Exchange exchange) {
        Subject person = exchange.getVariable("person", Subject.class);
        if (person.isUnderWay() && exchange.getMessage().getBody() instanceof Map<?, ?> values) {
            person.mapped(
                    (Map<String, Object>) values,
                    exchange.getVariable(MappingTransformer.VERSION, String.class),
                    (List<Note>) exchange.getVariable(MappingTransformer.NOTES, List.class));
        }
        return person;
    }

    /** The mapping refuses this person: the reason is kept, and the person goes on to be settled. */
    public void refuse(Exchange exchange) {
        Throwable caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        Subject person = exchange.getVariable("person", Subject.class);
        RecordProblem problem = ObjectHelper.getException(RecordProblem.class, caught);
        if (problem == null) {
            LOG.error("the mapping failed: {}", Trace.of(caught));
            problem = RecordProblem.passing(
                    Reason.INTERRUPTED, null, caught.getClass().getSimpleName());
        }
        person.end(problem);
    }
}
