package io.karawane.lane;

import io.karawane.problem.Reason;
import io.karawane.salesforce.Salesforce;
import io.karawane.salesforce.Soql;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Why a record did not come back: absence alone proves nothing, so Salesforce is asked once more, deleted rows too. */
public final class Absence {
    private final Salesforce salesforce;

    public Absence(Salesforce salesforce) {
        this.salesforce = salesforce;
    }

    void explain(String object, List<Person> missing) {
        List<String> fields = object.equals("Lead")
                ? List.of("Id", "IsDeleted", "MasterRecordId", "IsConverted", "ConvertedContactId")
                : List.of("Id", "IsDeleted", "MasterRecordId");
        List<String> ids =
                missing.stream().map(person -> person.change().record()).toList();
        Map<String, Map<String, Object>> records =
                Soql.queries(ids, some -> Soql.select(fields, object, "Id IN " + Soql.list(some))).stream()
                        .flatMap(soql -> salesforce.queryAll(soql).stream())
                        .collect(Collectors.toMap(record -> record.get("Id").toString(), Function.identity()));
        for (Person person : missing) {
            explain(person, records.get(person.change().record()));
        }
    }

    static void explain(Person person, Map<String, Object> record) {
        if (record == null) {
            person.end(Reason.NOT_VISIBLE, null);
        } else if (record.get("MasterRecordId") != null) {
            String winner = record.get("MasterRecordId").toString();
            person.end(Reason.MERGED, "into " + winner);
            person.setHeir(new Person.Heir(person.object(), winner));
        } else if (Boolean.TRUE.equals(record.get("IsDeleted"))) {
            person.end(Reason.DELETED, null);
        } else if (Boolean.TRUE.equals(record.get("IsConverted"))) {
            person.end(Reason.CONVERTED, "into contact " + record.get("ConvertedContactId"));
            if (record.get("ConvertedContactId") instanceof String contact) {
                person.setHeir(new Person.Heir("Contact", contact));
            }
        } else {
            person.end(Reason.NOT_SELECTED, null);
        }
    }
}
