package io.karawane.lane;

import io.karawane.mapping.Difference;
import io.karawane.mapping.Note;
import io.karawane.problem.Reason;
import java.util.List;
import java.util.Locale;

/**
 * What would become of one record.
 *
 * @param salesforceId null if there is no record yet
 * @param activecampaignId null if there is no contact yet
 * @param reason why it would not be written, null if it would
 * @param field the field that the reason is about, null if it is the record as a whole
 * @param detail more about the reason, without values of the record; null if there is nothing to add
 * @param differences what the other side would hold then; for a new record all that it gets
 * @param notes fields that are cut, left out or kept
 */
public record Foreseen(
        String object,
        String salesforceId,
        String activecampaignId,
        Fate fate,
        Reason reason,
        String field,
        String detail,
        List<Difference> differences,
        List<Note> notes) {

    /** What happens to a record. */
    public enum Fate {
        CREATE,
        UPDATE,
        /** The other side holds all of it already. */
        UNCHANGED,
        /** A stage of the lane leaves it out. */
        SKIPPED,
        /** The mapping refuses it. */
        REJECTED;

        /** As listings have it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One who has an outcome already: stages leave out a record as a whole, the mapping refuses one for a field. */
    static Foreseen ended(Subject subject) {
        return of(subject, subject.field() == null ? Fate.SKIPPED : Fate.REJECTED, List.of());
    }

    /** One who would be written. @param isNew whether the other side has no such record yet */
    static Foreseen written(Subject subject, boolean isNew, List<Difference> differences) {
        return of(subject, isNew ? Fate.CREATE : differences.isEmpty() ? Fate.UNCHANGED : Fate.UPDATE, differences);
    }

    private static Foreseen of(Subject subject, Fate fate, List<Difference> differences) {
        return new Foreseen(
                subject.object(),
                subject.salesforceId(),
                subject.activecampaignId(),
                fate,
                subject.outcome(),
                subject.field(),
                subject.detail(),
                differences,
                subject.notes());
    }
}
