package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Deletion, restoration and conversion of whole records. */
class LifecycleTest {
    private final RunningOrg org = new RunningOrg();

    @AfterEach
    void stop() {
        org.close();
    }

    @Test
    void contacts_are_deleted_and_restored_with_their_account() {
        String account = org.insert("Account", "Name", "A");
        String earlier = org.insert("Contact", "LastName", "Earlier", "AccountId", account);
        String contact = org.insert("Contact", "LastName", "C", "AccountId", account);
        org.service.delete("Contact", earlier);
        Subscriber subscriber = Subscriber.on(org, "/data/ChangeEvents", -1);
        org.delete("/sobjects/Account/" + account);
        org.service.undelete("Account", account);
        assertThat(told(subscriber, 4))
                .containsExactly(
                        "Contact DELETE " + contact,
                        "Account DELETE " + account,
                        "Account UNDELETE " + account,
                        "Contact UNDELETE " + contact);
        assertThat(org.get("/sobjects/Contact/" + earlier).status()).isEqualTo(404);
    }

    @Test
    void after_15_days_a_deleted_record_is_gone_for_good() {
        String id = org.insert("Lead", "LastName", "L", "Company", "A");
        org.service.delete("Lead", id);
        assertThat(deleted(id)).isEqualTo(1);
        org.limits.set("timeScale", 1e12);
        assertThat(deleted(id)).isZero();
        assertThatThrownBy(() -> org.service.undelete("Lead", id)).hasMessageStartingWith("UNDELETE_FAILED");
    }

    @Test
    void a_restored_record_stays() {
        String id = org.insert("Lead", "LastName", "L", "Company", "A");
        org.service.delete("Lead", id);
        org.service.undelete("Lead", id);
        org.limits.set("timeScale", 1e12);
        assertThat(org.get("/sobjects/Lead/" + id).status()).isEqualTo(200);
    }

    @Test
    void a_restored_loser_of_a_merge_has_no_master() {
        String winner = org.insert("Lead", "LastName", "W", "Company", "A");
        String loser = org.insert("Lead", "LastName", "L", "Company", "A");
        org.service.merge("Lead", winner, List.of(loser));
        org.service.undelete("Lead", loser);
        assertThat(org.get("/sobjects/Lead/" + loser)
                        .json()
                        .get("MasterRecordId")
                        .isNull())
                .isTrue();
    }

    @Test
    void a_lead_can_become_a_contact_that_exists() {
        String account = org.insert("Account", "Name", "Known");
        String contact = org.insert("Contact", "LastName", "Known", "AccountId", account, "Phone", "1");
        String lead = org.insert("Lead", "LastName", "L", "Company", "New", "Phone", "2", "Title", "Dr.");
        Subscriber subscriber = Subscriber.on(org, "/data/ChangeEvents", -1);
        Map<String, String> made = org.service.convert(lead, null, contact);
        assertThat(made).isEqualTo(Map.of("accountId", account, "contactId", contact));
        assertThat(told(subscriber, 3))
                .containsExactly("Account UPDATE " + account, "Contact UPDATE " + contact, "Lead UPDATE " + lead);
        JsonNode after = org.get("/sobjects/Contact/" + contact).json();
        assertThat(after.path("LastName").asText()).isEqualTo("Known");
        assertThat(after.path("Phone").asText()).isEqualTo("1");
        assertThat(after.path("Title").asText()).isEqualTo("Dr.");
    }

    @Test
    void a_lead_can_become_a_new_contact_of_a_known_account_but_not_one_of_another() {
        String account = org.insert("Account", "Name", "Known");
        String other = org.insert("Account", "Name", "Other");
        String lead = org.insert("Lead", "LastName", "L", "Company", "New");
        String contact = org.service.convert(lead, account, null).get("contactId");
        assertThat(org.get("/sobjects/Contact/" + contact)
                        .json()
                        .path("AccountId")
                        .asText())
                .isEqualTo(account);
        String second = org.insert("Lead", "LastName", "L", "Company", "New");
        assertThatThrownBy(() -> org.service.convert(second, other, contact))
                .hasMessageStartingWith("INVALID_CROSS_REFERENCE_KEY");
    }

    private int deleted(String id) {
        return org.queryAll("SELECT Id FROM Lead WHERE Id = '" + id + "'")
                .json()
                .path("totalSize")
                .asInt();
    }

    private static List<String> told(Subscriber subscriber, int count) {
        return subscriber.payloads(count).stream()
                .map(payload -> payload.path("ChangeEventHeader"))
                .map(header -> header.path("entityName").asText() + " "
                        + header.path("changeType").asText() + " "
                        + header.path("recordIds").path(0).asText())
                .toList();
    }
}
