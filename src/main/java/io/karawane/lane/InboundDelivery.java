package io.karawane.lane;

import io.karawane.mapping.Side;
import io.karawane.problem.Reason;
import io.karawane.problem.RecordProblem;
import io.karawane.salesforce.Salesforce;
import io.karawane.salesforce.Saved;
import io.karawane.salesforce.Soql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The stage deliver, inbound: persons are created in Salesforce, or changed, none holding back another. */
public final class InboundDelivery {
    private final Salesforce salesforce;

    public InboundDelivery(Salesforce salesforce) {
        this.salesforce = salesforce;
    }

    /** Writes all persons of one object who are still under way. */
    public void deliver(String object, List<Person> persons) {
        persons.stream()
                .filter(person -> person.isUnderWay() && person.object().equals(object) && isEcho(person))
                .forEach(person -> person.end(Reason.ECHO, null));
        persons.stream()
                .filter(person -> person.isUnderWay() && person.object().equals(object) && wouldUndo(person))
                .forEach(person ->
                        person.end(Reason.KEPT, "Salesforce has newer values that go to ActiveCampaign next"));
        List<Person> known = new ArrayList<>();
        List<Person> fresh = new ArrayList<>();
        persons.stream()
                .filter(person -> person.isUnderWay() && person.object().equals(object))
                .forEach(person -> (person.record() == null ? fresh : known).add(person));
        if (fresh.isEmpty() && known.isEmpty()) {
            return;
        }
        // By our id, so that a repetition after a crash finds what the first attempt has created.
        Salesforce.Written written = salesforce.write(
                object,
                fresh.stream().map(InboundDelivery::created).toList(),
                known.stream().map(InboundDelivery::changed).toList(),
                stored(object, fresh, known));
        accept(fresh, written.upserted());
        accept(known, written.updated());
        Map<String, Map<String, Object>> stored = new HashMap<>();
        written.stored().forEach(record -> stored.put(record.get("Id").toString(), record));
        Stream.concat(fresh.stream(), known.stream())
                .filter(person -> person.isUnderWay() && stored.containsKey(person.salesforceId()))
                .forEach(person -> person.setRecord(stored.get(person.salesforceId())));
    }

    /** Salesforce may have stored other values than we sent; what it did store is what an echo looks like. */
    private static String stored(String object, List<Person> fresh, List<Person> known) {
        List<Person> all = new ArrayList<>(fresh);
        all.addAll(known);
        String condition = OutboundRead.ID + " IN "
                + Soql.list(all.stream().map(Person::activecampaignId).toList());
        String ids = known.isEmpty()
                ? ""
                : " OR Id IN "
                        + Soql.list(known.stream().map(Person::salesforceId).toList());
        return Soql.select(RecordFields.of(object, all.get(0).terms()), object, condition + ids);
    }

    /** What we write to ActiveCampaign is told to us as an edit: writing it to Salesforce again would never end. */
    private static boolean isEcho(Person person) {
        return person.change().isUpdate()
                && person.mapping()
                        .differences(Side.SALESFORCE, person.mapped(), person.record())
                        .isEmpty();
    }

    /** An edit in Salesforce that ActiveCampaign has not been told of is newer than what the contact holds. */
    private static boolean wouldUndo(Person person) {
        return person.change().isUpdate()
                && person.link() != null
                && person.link().salesforceHash() != null
                && person.recordTime() != null
                && person.contactTime() != null
                && person.recordTime().isAfter(person.contactTime())
                && !person.link().salesforceHash().equals(Projections.outbound(person));
    }

    private static Map<String, Object> created(Person person) {
        Map<String, Object> values = new LinkedHashMap<>(person.mapped());
        values.put(OutboundRead.ID, person.activecampaignId());
        values.put(OutboundRead.STATUS, OutboundRead.SYNCED);
        return values;
    }

    private static Map<String, Object> changed(Person person) {
        Map<String, Object> values = new LinkedHashMap<>(person.mapped());
        values.put("Id", person.salesforceId());
        values.put(OutboundRead.ID, person.activecampaignId());
        if (person.text(OutboundRead.STATUS) == null) {
            values.put(OutboundRead.STATUS, OutboundRead.SYNCED);
        }
        return values;
    }

    private static void accept(List<Person> persons, List<Saved> answers) {
        for (int i = 0; i < persons.size(); i++) {
            Person person = persons.get(i);
            Saved answer = answers.get(i);
            if (answer.success()) {
                person.write(answer.id());
            } else {
                String words = Words.of(answer.code(), answer.message(), person.mapped());
                person.end(
                        answer.mayPass()
                                ? RecordProblem.passing(Reason.REJECTED, answer.field(), words)
                                : RecordProblem.permanent(reason(answer), answer.field(), words));
            }
        }
    }

    private static Reason reason(Saved answer) {
        return "DUPLICATES_DETECTED".equals(answer.code()) ? Reason.DUPLICATE_RULE : Reason.REJECTED;
    }
}
