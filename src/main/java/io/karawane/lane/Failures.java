package io.karawane.lane;

import io.karawane.problem.Reason;
import io.karawane.problem.ServiceTrouble;
import io.karawane.queue.Change;
import io.karawane.queue.Changes;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.Exchange;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** A stage failed as a whole: what was claimed and is not settled yet waits again. */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final Changes changes;
    private final Books books;
    private final Queue<Unsettled> unsettled = new ConcurrentLinkedQueue<>();

    public Failures(Changes changes, Books books) {
        this.changes = changes;
        this.books = books;
    }

    /** Trouble of a service costs no try; anything else does, and after ten the record goes to the error list. */
    public void handle(Exchange exchange) {
        Exception caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        // A split wraps what its parts fail with.
        ServiceTrouble trouble = ObjectHelper.getException(ServiceTrouble.class, caught);
        if (trouble != null) {
            LOG.warn("{} waits: {}", trouble.service(), trouble.getMessage());
        } else {
            LOG.error("stage {} failed: {}", exchange.getFromRouteId(), Trace.of(caught));
        }
        String words = Trace.types(caught);
        concerned(exchange).forEach(change -> unsettled.add(new Unsettled(change, trouble == null, words)));
        settle();
    }

    /** What could not be put back while the database was away is put back once it answers. */
    public synchronized void settle() {
        while (!unsettled.isEmpty()) {
            Unsettled next = unsettled.peek();
            try {
                settle(next);
            } catch (DataAccessException | TransactionException e) {
                LOG.error("changes wait for the database: {}", Trace.types(e));
                return;
            }
            unsettled.remove();
        }
    }

    private void settle(Unsettled unsettled) {
        Change change = unsettled.change();
        if (!unsettled.countsTry()) {
            changes.release(List.of(change), Duration.ofSeconds(1), false);
        } else if (change.tries() + 1 < Books.MOST_TRIES) {
            changes.release(List.of(change), Duration.ofSeconds(1L << change.tries()), true);
        } else {
            Person person = new Person(change, null);
            person.end(Reason.GAVE_UP, unsettled.words());
            books.close(change.lane(), List.of(person), none -> null, List.of());
        }
    }

    private record Unsettled(Change change, boolean countsTry, String words) {}

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
