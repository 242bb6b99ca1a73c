package io.karawane.cli;

import io.karawane.lane.Person;
import io.karawane.mapping.Mapping;
import io.karawane.mapping.Side;
import io.karawane.mapping.Target;
import io.karawane.mapping.type.RecordId;
import io.karawane.problem.Reason;
import io.karawane.schema.Terms;
import io.karawane.settings.Settings;
import io.karawane.start.Connection;
import java.util.List;
import java.util.Map;

/**
 * One record as its service has it now, and its counterpart as what a movement writes to.
 *
 * @param mapping with the types of now
 * @param source null if there is no such record
 * @param left why the lane leaves the record out, null if it does not
 */
record RealRecord(Mapping mapping, Side to, Map<String, Object> source, Target target, Reason left) {
    private static final String ANY = "Id != null";

    /** Which way a record of that id goes; null if no service has such ids. */
    static Side to(String id) {
        if (id.matches("[1-9]\\d{0,13}")) {
            return Side.SALESFORCE;
        }
        return id.matches("[A-Za-z0-9]{15}([A-Za-z0-9]{3})?") ? Side.ACTIVECAMPAIGN : null;
    }

    /** @param mapping of leads or of contacts */
    static RealRecord read(Settings settings, Mapping mapping, String id) {
        try (Connection connection = Connection.open(settings)) {
            Terms terms = connection.terms();
            Side to = to(id);
            Person person = to == Side.ACTIVECAMPAIGN
                    ? connection
                            .outbound(terms)
                            .read(mapping.salesforce(), List.of(RecordId.whole(id)), ANY)
                            .get(0)
                    : connection
                            .inbound(terms)
                            .read(mapping.salesforce(), List.of(id))
                            .get(0)
                            .get(0);
            return of(terms.mappings().of(mapping.salesforce()), to, person);
        }
    }

    private static RealRecord of(Mapping mapping, Side to, Person person) {
        Map<String, Object> source = to == Side.SALESFORCE ? person.current() : person.record();
        return new RealRecord(mapping, to, source, person.target(to), person.outcome());
    }
}
