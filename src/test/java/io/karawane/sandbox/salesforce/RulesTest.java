package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {
    private final RunningOrg org = new RunningOrg();

    @AfterEach
    void stop() {
        org.close();
    }

    @ParameterizedTest(name = "{0} is refused: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'Company':'A'} | REQUIRED_FIELD_MISSING | Required fields are missing: [LastName]
            {} | REQUIRED_FIELD_MISSING | Required fields are missing: [LastName, Company]
            {'LastName':' ','Company':'A'} | REQUIRED_FIELD_MISSING | Required fields are missing: [LastName]
            {'LastName':'L','Company':'A','Email':'x@'} | INVALID_EMAIL_ADDRESS | Email: invalid email address: x@
            {'LastName':'L','Company':'A','Email':'ü@x.de'} | INVALID_EMAIL_ADDRESS | Email: invalid email address: ü@x.de
            {'LastName':'L','Company':'A','PostalCode':'123456789012345678901'} | STRING_TOO_LONG | Zip/Postal Code: data value too large: 123456789012345678901 (max length=20)
            {'LastName':'L','Company':'A','Region__c':'FR'} | INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST | Region: bad value for restricted picklist field: FR
            {'LastName':'L','Company':'A','Interests__c':'Books;Chess'} | INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST | Interests: bad value for restricted picklist field: Chess
            {'LastName':'L','Company':'A','ActiveCampaign_Sync_Status__c':'Done'} | INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST | ActiveCampaign Sync Status: bad value for restricted picklist field: Done
            {'LastName':'L','Company':'A','NumberOfEmployees':123456789} | NUMBER_OUTSIDE_VALID_RANGE | Employees: value outside of valid range on numeric field: 123456789
            {'LastName':'L','Company':'A','Nope__c':1} | INVALID_FIELD | No such column 'Nope__c' on sobject of type Lead
            {'LastName':'L','Company':'A','Score__c':'many'} | JSON_PARSER_ERROR | Cannot deserialize instance of double from VALUE_STRING value many or request may be missing a required field
            {'LastName':'L','Company':'A','Birthday__c':'01.02.2000'} | JSON_PARSER_ERROR | Cannot deserialize instance of date from VALUE_STRING value 01.02.2000 or request may be missing a required field
            {'LastName':'L','Company':'A','Newsletter__c':'perhaps'} | JSON_PARSER_ERROR | Cannot deserialize instance of boolean from VALUE_STRING value perhaps or request may be missing a required field
            {'LastName':{},'Company':'A'} | JSON_PARSER_ERROR | Cannot deserialize instance of string from START_OBJECT value { or request may be missing a required field
            {'LastName':'L','Company':'A','OwnerId':'abc'} | MALFORMED_ID | Owner ID: id value of incorrect type: abc
            {'LastName':'L','Company':'A','OwnerId':'001500000000009AAA'} | FIELD_INTEGRITY_EXCEPTION | Owner ID: id value of incorrect type: 001500000000009AAA
            {'LastName':'L','Company':'A','OwnerId':'005500000000009AAA'} | INVALID_CROSS_REFERENCE_KEY | invalid cross reference id
            {'Id':'00Q500000000001AAA','LastName':'L','Company':'A'} | INVALID_FIELD_FOR_INSERT_UPDATE | cannot specify Id in an insert call
            """)
    void values(String lead, String code, String message) {
        RunningOrg.Reply reply = org.post("/sobjects/Lead", RunningOrg.json(lead));
        assertThat(reply.message()).isEqualTo(message);
        assertThat(reply.errorCode()).isEqualTo(code);
        assertThat(reply.status()).isEqualTo(400);
    }

    @Test
    void read_only_fields_are_refused_by_name() {
        RunningOrg.Reply reply =
                org.post("/sobjects/Lead", RunningOrg.json("{'LastName':'L','Company':'A','IsConverted':true}"));
        assertThat(reply.errorCode()).isEqualTo("INVALID_FIELD_FOR_INSERT_UPDATE");
        assertThat(reply.message()).startsWith("Unable to create/update fields: IsConverted.");
        assertThat(reply.json().path(0).path("fields").toString()).isEqualTo("[\"IsConverted\"]");
    }

    @Test
    void a_unique_external_id_is_unique_within_its_object_whatever_its_case() {
        String id = org.insert("Lead", "LastName", "L", "Company", "A", "ActiveCampaign_ID__c", "a7");
        org.insert("Contact", "LastName", "L", "ActiveCampaign_ID__c", "a7");
        RunningOrg.Reply reply = org.post(
                "/sobjects/Lead", RunningOrg.json("{'LastName':'M','Company':'A','ActiveCampaign_ID__c':'A7'}"));
        assertThat(reply.errorCode()).isEqualTo("DUPLICATE_VALUE");
        assertThat(reply.message())
                .isEqualTo("duplicate value found: ActiveCampaign_ID__c duplicates value on record with id: "
                        + id.substring(0, 15));
        org.service.delete("Lead", id);
        org.insert("Lead", "LastName", "M", "Company", "A", "ActiveCampaign_ID__c", "A7");
    }

    @Test
    void an_account_that_is_deleted_cannot_be_referred_to() {
        String account = org.insert("Account", "Name", "A");
        org.insert("Contact", "LastName", "L", "AccountId", account.substring(0, 15));
        org.service.delete("Account", account);
        assertThatThrownBy(() -> org.insert("Contact", "LastName", "M", "AccountId", account))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ENTITY_IS_DELETED: entity is deleted");
    }

    @Test
    void what_a_user_enters_is_kept_as_a_whole_or_not_at_all() {
        List<Map<String, Object>> rows = List.of(Map.of("LastName", "L", "Company", "A"), Map.of("LastName", "M"));
        assertThatThrownBy(() -> org.service.insert("Lead", rows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("REQUIRED_FIELD_MISSING: Required fields are missing: [Company]");
        assertThat(org.service.dump().path("Lead")).isEmpty();
    }

    @Test
    void values_are_stored_as_salesforce_keeps_them() {
        String id = org.insert(
                "Contact",
                "LastName",
                "  L  ",
                "Phone",
                "",
                "Interests__c",
                "sport;Books",
                "Region__c",
                "de",
                "Score__c",
                1.005,
                "Newsletter__c",
                null,
                "Birthday__c",
                "2000-02-01");
        JsonNode row = org.get("/sobjects/Contact/" + id).json();
        assertThat(row.path("LastName").asText()).isEqualTo("L");
        assertThat(row.path("Phone").isNull()).isTrue();
        assertThat(row.path("Interests__c").asText()).isEqualTo("Books;Sport");
        assertThat(row.path("Region__c").asText()).isEqualTo("DE");
        assertThat(row.path("Score__c").asDouble()).isEqualTo(1.01);
        assertThat(row.path("Newsletter__c").asBoolean(true)).isFalse();
        assertThat(row.path("Birthday__c").asText()).isEqualTo("2000-02-01");
    }
}
