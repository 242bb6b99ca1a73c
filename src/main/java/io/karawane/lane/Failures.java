package io.karawane.lane;

import io.karawane.problem.Reason;
import io.karawane.problem.ServiceTrouble;
import io.karawane.queue.Change;
import io.karawane.queue.Changes;
import io.karawane.queue.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A stage failed as a whole: what was claimed and is not settled yet waits again. */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final Changes changes;
    private final Books books;

    public Failures(Changes changes, Books books) {
        this.changes = changes;
        this.books = books;
    }

    /** Trouble of a service costs no try; anything else does, and after ten the record goes to the error list. */
    public void handle(Exchange exchange) {
        Exception caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        List<Change> concerned = concerned(exchange);
        // A split wraps what its parts fail with.
        ServiceTrouble trouble = ObjectHelper.getException(ServiceTrouble.class, caught);
        if (trouble != null) {
            LOG.warn("{} waits: {}", trouble.service(), trouble.getMessage());
            changes.release(concerned, Duration.ZERO, false);
            return;
        }
        LOG.error("stage {} failed for {} changes", exchange.getFromRouteId(), concerned.size(), caught);
        List<Person> exhausted = new ArrayList<>();
        for (Change change : concerned) {
            if (change.tries() + 1 < Books.MOST_TRIES) {
                changes.release(List.of(change), Duration.ofSeconds(1L << change.tries()), true);
            } else {
                exhausted.add(
                        new Person(change).end(Reason.GAVE_UP, caught.getClass().getSimpleName()));
            }
        }
        for (Person person : exhausted) {
            Lane lane = person.change().lane();
            books.close(lane, List.of(person), none -> null, List.of());
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Change> concerned(Exchange exchange) {
        List<Person> persons = exchange.getVariable("persons", List.class);
        if (persons != null) {
            return persons.stream().map(Person::change).toList();
        }
        List<Change> claimed = exchange.getVariable("claimed", List.class);
        return claimed == null ? List.of() : claimed;
    }
}
