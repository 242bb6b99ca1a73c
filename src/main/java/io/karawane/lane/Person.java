package io.karawane.lane;

import io.karawane.activecampaign.Contact;
import io.karawane.mapping.Note;
import io.karawane.problem.Reason;
import io.karawane.problem.RecordProblem;
import io.karawane.queue.Change;
import io.karawane.queue.Link;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One person under way: the claimed change, what was read on both sides, and what became of it. */
public final class Person {
    private final Change change;
    private Map<String, Object> record;
    private Contact contact;
    private String heldContact;
    private Link link;
    private String emailHash;
    private Map<String, Object> mapped;
    private String mappingVersion;
    private List<Note> notes = List.of();
    private Reason outcome;
    private String field;
    private String detail;
    private boolean passing;

    Person(Change change) {
        this.change = change;
    }

    public Change change() {
        return change;
    }

    public String object() {
        return change.object();
    }

    /** The Salesforce record as it was read, or null if there is none (yet). */
    public Map<String, Object> record() {
        return record;
    }

    Person setRecord(Map<String, Object> record) {
        this.record = record;
        return this;
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

    /** When the ActiveCampaign contact was last changed, null if unknown. */
    public Instant contactTime() {
        return contact == null ? null : contact.updatedAt();
    }

    String salesforceId() {
        return text("Id");
    }

    /** The name of the Salesforce account that the record belongs to, empty if to none or not read. */
    String accountName() {
        Object account = record == null ? null : record.get("Account");
        Object name = account instanceof Map<?, ?> fields ? fields.get("Name") : null;
        return name == null ? "" : name.toString();
    }

    /** The account that ActiveCampaign is to know: what the mapping says, else the record's own; empty for none. */
    String accountToTell() {
        Object mappedAccount = mapped == null ? null : mapped.get("account");
        return mappedAccount == null ? accountName() : mappedAccount.toString();
    }

    /** The ActiveCampaign contact as it was read, or null if there is none (yet). */
    public Contact contact() {
        return contact;
    }

    Person setContact(Contact contact) {
        this.contact = contact;
        return this;
    }

    /** What ActiveCampaign holds of the person, in the form that mappings use; null if nothing yet. */
    public Map<String, Object> current() {
        return contact == null ? null : contact.values();
    }

    String activecampaignId() {
        return contact == null ? heldContact : contact.id();
    }

    /** The ActiveCampaign contact that another record speaks for, so that this one does not write it. */
    Person setHeldContact(String id) {
        heldContact = id;
        return this;
    }

    /** Our own link of the Salesforce record, or null. */
    Link link() {
        return link;
    }

    Person setLink(Link link) {
        this.link = link;
        return this;
    }

    String emailHash() {
        return emailHash;
    }

    Person setEmailHash(String hash) {
        this.emailHash = hash;
        return this;
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

    Person end(Reason reason, String words) {
        outcome = reason;
        detail = words;
        return this;
    }

    Person end(RecordProblem problem) {
        end(problem.reason(), problem.detail());
        field = problem.field();
        passing = !problem.isPermanent();
        return this;
    }
}
