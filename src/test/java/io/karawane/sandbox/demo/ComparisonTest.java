package io.karawane.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private final ObjectNode dump = Json.object();
    private final ArrayNode leads = dump.withObject("/salesforce").putArray("Lead");
    private final ArrayNode contacts = dump.withObject("/salesforce").putArray("Contact");
    private final ArrayNode accounts = dump.withObject("/salesforce").putArray("Account");
    private final ObjectNode activecampaign = dump.withObject("/activecampaign");
    private final List<String> seededLeads = new ArrayList<>();
    private final List<String> seededContacts = new ArrayList<>();
    private final List<Handed> handed = new ArrayList<>();

    private ObjectNode lead(String id, String email, String activecampaignId) {
        ObjectNode row = record(leads.addObject(), id, email, activecampaignId).put("Company", "Corp");
        seededLeads.add(id);
        return row;
    }

    private ObjectNode contact(String id, String email, String activecampaignId) {
        ObjectNode row =
                record(contacts.addObject(), id, email, activecampaignId).put("AccountId", "001A");
        if (accounts.isEmpty()) {
            accounts.addObject().put("Id", "001A").put("Name", "Corp");
        }
        seededContacts.add(id);
        return row;
    }

    private static ObjectNode record(ObjectNode row, String id, String email, String activecampaignId) {
        row.put("Id", id).put("CreatedDate", "2026-01-01T00:00:00.000+0000").put("Email", email);
        row.put("FirstName", "An").put("LastName", "Ex").putNull("Phone");
        row.put("ActiveCampaign_ID__c", activecampaignId);
        return row.put("ActiveCampaign_Sync_Status__c", activecampaignId == null ? null : "Successfully synced");
    }

    /** A contact that carries all that a synchronised lead or contact of {@link #record} should have. */
    private ObjectNode person(String id, String email) {
        if (!activecampaign.has("tags")) {
            activecampaign.putArray("tags").addObject().put("id", "1").put("tag", "created-from-salesforce");
            activecampaign.putArray("accounts").addObject().put("id", "4").put("name", "Corp");
        }
        activecampaign.withArray("contactTags").addObject().put("contact", id).put("tag", "1");
        activecampaign
                .withArray("accountContacts")
                .addObject()
                .put("contact", id)
                .put("account", "4");
        ObjectNode row =
                activecampaign.withArray("contacts").addObject().put("id", id).put("email", email);
        return row.put("firstName", "An").put("lastName", "Ex").put("phone", "");
    }

    private Result result() {
        return new Comparison(dump, seededLeads, seededContacts, handed).result();
    }

    private void assertOneFault(String sentence) {
        assertThat(result().outboundDone()).isZero();
        assertThat(result().differences()).singleElement().asString().contains(sentence);
        assertThat(result().isComplete()).isFalse();
    }

    @Test
    void whatHasArrivedWholeIsCounted() {
        lead("00Q1", "A@corp.test", "76");
        person("76", "a@corp.test");
        contact("0031", "b@corp.test", "77");
        person("77", "b@corp.test");

        assertThat(result().outboundDue()).isEqualTo(2);
        assertThat(result().outboundDone()).isEqualTo(2);
        assertThat(result().isComplete()).isTrue();
    }

    @Test
    void aMissingContactIsSeen() {
        lead("00Q1", "a@corp.test", null);
        assertOneFault("Lead 00Q1: 0 ActiveCampaign contacts have its e-mail");
    }

    @Test
    void aSecondContactOfOneEmailIsSeenTwice() {
        lead("00Q1", "a@corp.test", "76");
        person("76", "a@corp.test");
        person("77", "A@Corp.test");
        assertOneFault("2 ActiveCampaign contacts");
        assertThat(result().duplicates()).isOne();
    }

    @Test
    void aWrongFieldIsSeen() {
        lead("00Q1", "a@corp.test", "76").put("Phone", "1");
        person("76", "a@corp.test").put("phone", "2");
        assertOneFault("Lead.Phone is '1', not '2'");
    }

    @Test
    void aWrongAccountIsSeen() {
        lead("00Q1", "a@corp.test", "76").put("Company", "Other");
        person("76", "a@corp.test");
        assertOneFault("account is 'Other', not 'Corp'");
    }

    @Test
    void aContactsAccountIsThatOfItsAccountRecord() {
        contact("0031", "a@corp.test", "76");
        accounts.removeAll().addObject().put("Id", "001A").put("Name", "Other");
        person("76", "a@corp.test");
        assertOneFault("account is 'Other', not 'Corp'");
    }

    @Test
    void aContactWithoutAccountNeedsNone() {
        contact("0031", "a@corp.test", "76").putNull("AccountId");
        person("76", "a@corp.test");
        assertThat(result().isComplete()).isTrue();
    }

    @Test
    void aMissingTagIsSeen() {
        lead("00Q1", "a@corp.test", "76");
        person("76", "a@corp.test");
        activecampaign.putArray("contactTags");
        assertOneFault("lacks the tag created-from-salesforce");
    }

    @Test
    void aMissingIdOrStatusIsSeen() {
        ObjectNode row = lead("00Q1", "a@corp.test", "76");
        person("76", "a@corp.test");
        row.put("ActiveCampaign_Sync_Status__c", "Waiting for next sync");
        assertOneFault("status is 'Waiting for next sync'");
        row.putNull("ActiveCampaign_ID__c");
        assertOneFault("ActiveCampaign_ID__c is ''");
    }

    @Test
    void recordsWithoutEmailAndAllButTheOldestOfOneEmailAreSkipped() {
        lead("00Q1", null, null);
        lead("00Q3", "a@corp.test", null);
        lead("00Q2", "A@corp.test", "76");
        person("76", "a@corp.test");

        assertThat(result().noEmail()).isOne();
        assertThat(result().duplicateEmail()).isOne();
        assertThat(result().outboundDue()).isOne();
        assertThat(result().outboundDone()).as("the lowest id holds").isOne();

        ((ObjectNode) leads.get(1)).put("CreatedDate", "2025-12-31T00:00:00.000+0000");
        assertThat(result().outboundDone()).as("now the oldest holds").isZero();
    }

    @Test
    void ofALeadAndAContactOfOnePersonTheContactWrites() {
        lead("00Q1", "a@corp.test", "76").put("LastName", "Old").put("Company", "Elsewhere");
        contact("0031", "a@corp.test", "76");
        person("76", "a@corp.test");

        assertThat(result().outboundDone()).isEqualTo(2);
        assertThat(result().duplicates()).as("one record per object and id").isZero();
    }

    @Test
    void handedContactsNeedExactlyOneRecordWithTheirId() {
        person("76", "a@corp.test");
        handed.add(new Handed("Lead", "76"));
        handed.add(new Handed("Lead", "76"));
        assertThat(result().inboundDue()).isOne();
        assertThat(result().differences()).singleElement().asString().contains("0 Lead records have its id");

        record(leads.addObject(), "00Q1", "a@corp.test", "76").put("Company", "Corp");
        assertThat(result().inboundDone()).isOne();

        record(leads.addObject(), "00Q2", "a@corp.test", "76").put("Company", "Corp");
        assertThat(result().inboundDone()).isZero();
        assertThat(result().duplicates()).isOne();
    }

    @Test
    void handedContactsAreComparedByFieldEmailAndAccount() {
        person("76", "a@corp.test");
        handed.add(new Handed("Lead", "76"));
        ObjectNode row = record(leads.addObject(), "00Q1", "b@corp.test", "76").put("Company", "Corp");
        assertThat(result().differences()).singleElement().asString().contains("e-mail is 'b@corp.test'");
        row.put("Email", "a@corp.test").put("FirstName", "Bo");
        assertThat(result().differences()).singleElement().asString().contains("Lead.FirstName");
        row.put("FirstName", "An").put("Company", "Other");
        assertThat(result().differences()).singleElement().asString().contains("account is 'Other'");
        assertThat(result().failed()).isOne();
    }

    @Test
    void theSummaryHasTheShapeThatOthersRead() {
        lead("00Q1", "a@corp.test", null);
        lead("00Q2", null, null);
        assertThat(result().summary(31, 57, 12.34).lines())
                .containsExactly(
                        "skipped: no-email 1, duplicate-email 0",
                        "demo: outbound 0/1, inbound 0/0, failed 1, duplicates 0, salesforce calls 31, "
                                + "activecampaign calls 57, seconds 12.3");
    }
}
