package io.karawane.lane;

import io.karawane.mapping.Mapping;
import io.karawane.queue.Changes;
import io.karawane.queue.Database;
import io.karawane.queue.Lane;
import io.karawane.salesforce.Salesforce;
import io.karawane.salesforce.Soql;
import io.karawane.schema.Terms;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.Variable;

/**
 * The stage capture, for what changes without a trace on its record: a formula field, or a field of a related record.
 * Linked records are compared with what their links remember.
 */
public final class Formulas {
    private final Salesforce salesforce;
    private final Database database;
    private final Changes changes;
    private final Drift drift;
    private final Supplier<Terms> terms;

    public Formulas(Salesforce salesforce, Database database, Changes changes, Drift drift, Supplier<Terms> terms) {
        this.salesforce = salesforce;
        this.database = database;
        this.changes = changes;
        this.drift = drift;
        this.terms = terms;
    }

    /** Queues every linked record that looks different; one query a 2,000 records, none if no such field is mapped. */
    public void compare(@Variable("object") String object, @Variable("run") Run run) {
        Terms now = terms.get();
        if (!areMapped(object, now)) {
            return;
        }
        String soql = Soql.select(Drift.fields(object, now), object, OutboundRead.ID + " != null");
        salesforce.pages(salesforce.first(soql), page -> run.add(object, compare(object, page, now)));
    }

    private static boolean areMapped(String object, Terms terms) {
        Mapping mapping = terms.mappings().of(object);
        boolean account = object.equals("Contact") && terms.sync().accounts();
        return mapping.tellsFormulas()
                || account && terms.mappings().of("Account").tellsFormulas();
    }

    private Run.Count compare(String object, List<Map<String, Object>> page, Terms terms) {
        List<String> news = drift.among(object, page, terms).byValue();
        database.inTransaction(
                () -> news.forEach(id -> changes.capture(Lane.OUTBOUND, object, id, "formula", Duration.ZERO)));
        return new Run.Count(page.size(), news.size(), 0, 1);
    }
}
