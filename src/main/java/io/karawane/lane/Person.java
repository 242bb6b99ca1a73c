package io.karawane.lane;

import io.karawane.activecampaign.Contact;
import io.karawane.problem.Reason;
import io.karawane.queue.Change;
import io.karawane.queue.Lane;
import io.karawane.schema.Terms;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** One person under way: the claimed change, the contact, and the record. */
public final class Person extends Subject {
    private final Change change;
    private Contact contact;
    private String heldContact;
    private String emailHash;
    private Company company;
    private Heir heir;
    private boolean lettingGo;
    private Holding holding;
    private Map<String, Object> written;

    /** The record that this one became, by merge or conversion. */
    record Heir(String object, String id) {}

    /**
     * Who holds the address of a duplicate.
     *
     * @param activecampaignId null as long as it was never synced
     * @param leaving whether Salesforce has another address there by now
     */
    record Holding(String record, String activecampaignId, boolean leaving) {}

    Person(Change change, Terms terms) {
        super(terms);
        this.change = change;
    }

    public Change change() {
        return change;
    }

    @Override
    public String object() {
        return change.object();
    }

    @Override
    public Instant contactTime() {
        return contact == null ? null : contact.updatedAt();
    }

    @Override
    String salesforceId() {
        String id = super.salesforceId();
        return id == null && change.lane() == Lane.OUTBOUND ? change.record() : id;
    }

    /** The Salesforce account that the record belongs to, null if to none or not read. */
    @SuppressWarnings("unchecked")
    Map<String, Object> account() {
        return record() != null && record().get("Account") instanceof Map<?, ?> account
                ? (Map<String, Object>) account
                : null;
    }

    /** The same under way, null if it does not travel. */
    Company company() {
        return company;
    }

    void setCompany(Company company) {
        this.company = company;
    }

    /** The account that ActiveCampaign is to know: what the mapping says, else the record's own; empty for none. */
    String accountToTell() {
        Object told = mapped() == null ? null : mapped().get("account");
        if (told == null && account() != null) {
            told = account().get("Name");
        }
        return told == null ? "" : told.toString();
    }

    /** The ActiveCampaign contact as it was read, or null if there is none (yet). */
    public Contact contact() {
        return contact;
    }

    void setContact(Contact contact) {
        this.contact = contact;
    }

    @Override
    public Map<String, Object> current() {
        return contact == null ? null : contact.values();
    }

    @Override
    String activecampaignId() {
        if (contact != null) {
            return contact.id();
        }
        if (change.lane() == Lane.INBOUND) {
            return change.record();
        }
        return heldContact == null && link() != null ? link().activecampaignId() : heldContact;
    }

    /** Who inherits the link of a record that ended; null if nobody does. */
    Heir heir() {
        return heir;
    }

    void setHeir(Heir heir) {
        this.heir = heir;
    }

    /** Whether the record, without an address, leaves its contact to others who wait for it. */
    boolean isLettingGo() {
        return lettingGo;
    }

    void letGo(String words) {
        lettingGo = true;
        end(outcome(), words);
    }

    /** Who holds the address, null unless this is a duplicate. */
    Holding holding() {
        return holding;
    }

    void yieldTo(Holding holder) {
        holding = holder;
        end(Reason.DUPLICATE_EMAIL, "held by " + holder.record());
    }

    /** The record that our write has made of the one that was read, if nobody else wrote meanwhile; null if none was. */
    Map<String, Object> written() {
        return written;
    }

    /** Salesforce has accepted what was mapped. */
    void write(String id) {
        written = new HashMap<>(record() == null ? Map.of() : record());
        written.putAll(mapped());
        setRecord(Map.of("Id", id));
    }

    /** The ActiveCampaign contact that another record speaks for, so that this one does not write it. */
    void setHeldContact(String id) {
        heldContact = id;
    }

    @Override
    String emailHash() {
        return emailHash;
    }

    void setEmailHash(String hash) {
        this.emailHash = hash;
    }

    @Override
    String claim() {
        return change.claim();
    }

    @Override
    String cause() {
        return change.reason();
    }
}
