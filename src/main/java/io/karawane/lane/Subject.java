package io.karawane.lane;

import io.karawane.mapping.Mapped;
import io.karawane.mapping.Mapping;
import io.karawane.mapping.Mappings;
import io.karawane.mapping.Note;
import io.karawane.mapping.Side;
import io.karawane.mapping.Target;
import io.karawane.problem.Reason;
import io.karawane.problem.RecordProblem;
import io.karawane.queue.Link;
import io.karawane.schema.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A person or an account under way: what was read of it on both sides, and what became of it. */
public abstract class Subject {
    private final Terms terms;
    private Map<String, Object> record;
    private Link link;
    private Map<String, Object> mapped;
    private String mappingVersion;
    private List<Note> notes = List.of();
    private Reason outcome;
    private String field;
    private String detail;
    private boolean passing;

    Subject(Terms terms) {
        this.terms = terms;
    }

    /** By what it travels, from its claim to its settlement. */
    public Terms terms() {
        return terms;
    }

    public Mappings mappings() {
        return terms.mappings();
    }

    Mapping mapping() {
        return mappings().of(object());
    }

    /** The Salesforce object, such as {@code Lead}. */
    public abstract String object();

    /** What ActiveCampaign holds of it, in the form that mappings use; null if nothing yet. */
    public abstract Map<String, Object> current();

    /** When it was last changed in ActiveCampaign, null if unknown. */
    public abstract Instant contactTime();

    /** Its id in ActiveCampaign, null if unknown. */
    abstract String activecampaignId();

    /** Keyed hash of its address, null if it has none. */
    abstract String emailHash();

    /** The claim that it travels with. */
    abstract String claim();

    /** Why it is in the queue; null for what waits in none. */
    String cause() {
        return null;
    }

    /** The Salesforce record as it was read, or null if there is none (yet). */
    public Map<String, Object> record() {
        return record;
    }

    void setRecord(Map<String, Object> record) {
        this.record = record;
    }

    /** A field of the Salesforce record as text, null if blank. */
    String text(String name) {
        Object value = record == null ? null : record.get(name);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }

    /** The ActiveCampaign id on the record, null if there is none or something else stands there. */
    String writtenId() {
        String id = text(OutboundRead.ID);
        return id != null && id.matches("[1-9]\\d{0,17}") ? id : null;
    }

    /** When the Salesforce record was last changed, null if unknown. */
    public Instant recordTime() {
        String stamp = text("SystemModstamp");
        return stamp == null ? null : Stamps.instant(stamp);
    }

    String salesforceId() {
        return text("Id");
    }

    /** Our own link of the Salesforce record, or null. */
    Link link() {
        return link;
    }

    void setLink(Link link) {
        this.link = link;
    }

    /** What is to be written to the other side, once mapped. */
    Map<String, Object> mapped() {
        return mapped;
    }

    String mappingVersion() {
        return mappingVersion;
    }

    List<Note> notes() {
        return notes;
    }

    void mapped(Map<String, Object> values, String version, List<Note> fieldNotes) {
        mapped = values;
        mappingVersion = version;
        notes = fieldNotes == null ? List.of() : fieldNotes;
    }

    /** What a movement to that side writes to. */
    public Target target(Side to) {
        return to == Side.SALESFORCE
                ? Target.of(record).changed(contactTime(), recordTime())
                : Target.of(current()).changed(recordTime(), contactTime());
    }

    /** Does what the routes do by {@code transformDataType}; a refusal is its outcome. */
    void map(Side to) {
        try {
            Mapped made = to == Side.SALESFORCE
                    ? mapping().toSalesforce(current(), target(to))
                    : mapping().toActiveCampaign(record, target(to));
            mapped(made.values(), mapping().version(), made.notes());
        } catch (RecordProblem problem) {
            end(problem);
        }
    }

    /** Something that the operator is to know although all goes on. */
    void note(Note note) {
        notes = new ArrayList<>(notes);
        notes.add(note);
    }

    /** Why nothing (more) is to be written, or null while all is well. */
    public Reason outcome() {
        return outcome;
    }

    String field() {
        return field;
    }

    String detail() {
        return detail;
    }

    /** Whether another try may help although nobody changes anything. */
    boolean passing() {
        return passing;
    }

    /** Still on its way: read by the routes. */
    public boolean isUnderWay() {
        return outcome == null;
    }

    void end(Reason reason, String words) {
        outcome = reason;
        detail = words;
    }

    void end(RecordProblem problem) {
        end(problem.reason(), problem.detail());
        field = problem.field();
        passing = !problem.isPermanent();
    }
}
