package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parents, children, semi-joins, compound fields and functions. */
class SoqlRelationTest {
    private final RunningOrg org = new RunningOrg();
    private String acme;

    @BeforeEach
    void acme() {
        acme = org.insert("Account", "Name", "Acme", "BillingCity", "Bonn");
        org.insert("Account", "Name", "Empty");
        org.insert("Contact", "LastName", "Bert", "AccountId", acme);
        org.insert("Contact", "LastName", "Ada", "AccountId", acme, "Email", "ada@example.com");
        org.insert("Contact", "LastName", "Gone", "AccountId", acme);
        org.service.delete("Contact", id("Contact", "Gone"));
    }

    private String id(String object, String lastName) {
        return org.query("SELECT Id FROM " + object + " WHERE LastName = '" + lastName + "'")
                .json()
                .at("/records/0/Id")
                .asText();
    }

    @AfterEach
    void stop() {
        org.close();
    }

    @Test
    void children_come_as_a_page_of_their_own() {
        JsonNode records = org.query(
                        "SELECT Name, (SELECT LastName, Account.Name FROM Contacts ORDER BY LastName) FROM Account ORDER BY Name")
                .json()
                .path("records");
        JsonNode contacts = records.at("/0/Contacts");
        assertThat(contacts.path("totalSize").asInt()).isEqualTo(2);
        assertThat(contacts.path("done").asBoolean()).isTrue();
        assertThat(contacts.path("records").findValuesAsText("LastName")).containsExactly("Ada", "Bert");
        assertThat(contacts.at("/records/0/attributes/type").asText()).isEqualTo("Contact");
        assertThat(records.at("/1/Contacts").isNull()).isTrue();
        assertThat(org.queryAll("SELECT (SELECT Id FROM Contacts) FROM Account WHERE Name = 'Acme'")
                        .json()
                        .at("/records/0/Contacts/totalSize")
                        .asInt())
                .isEqualTo(3);
        assertThat(org.query("SELECT (SELECT Id FROM Contacts WHERE Email != null LIMIT 1) FROM Account")
                        .json()
                        .at("/records/0/Contacts/totalSize")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void many_children_have_further_pages() {
        List<Map<String, Object>> many = IntStream.range(0, 250)
                .mapToObj(i -> Map.<String, Object>of("LastName", "L" + i, "AccountId", acme))
                .toList();
        org.service.insert("Contact", many);
        JsonNode children = org.call(
                        "GET",
                        "/query?q=" + RunningOrg.encode("SELECT (SELECT Id FROM Contacts) FROM Account"),
                        null,
                        Map.of("Sforce-Query-Options", "batchSize=200"))
                .json()
                .at("/records/0/Contacts");
        assertThat(children.path("records")).hasSize(200);
        JsonNode next = org.get(children.path("nextRecordsUrl").asText()).json();
        assertThat(next.path("records")).hasSize(52);
        assertThat(next.path("done").asBoolean()).isTrue();
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            SELECT c.LastName FROM Contact c WHERE c.Account.Name = 'Acme' ORDER BY c.LastName | Ada,Bert
            SELECT Contact.LastName FROM Contact WHERE Contact.Account.Owner.CreatedBy.LastName != null ORDER BY LastName | Ada,Bert
            SELECT LastName FROM Contact WHERE Id NOT IN (SELECT ConvertedContactId FROM Lead) ORDER BY LastName DESC | Bert,Ada
            SELECT LastName FROM Contact WHERE AccountId IN (SELECT Id FROM Account WHERE BillingCity LIKE 'b%') AND Email = null | Bert
            SELECT LastName FROM Contact WHERE CALENDAR_YEAR(CreatedDate) > 2000 AND DAY_ONLY(convertTimezone(CreatedDate)) = TODAY ORDER BY LastName | Ada,Bert
            SELECT LastName FROM Contact WHERE HOUR_IN_DAY(CreatedDate) > 23 | -
            SELECT LastName FROM Contact USING SCOPE mine WHERE Email != null | Ada
            SELECT LastName FROM Contact WHERE LastName = 'ada' FOR VIEW | Ada
            SELECT toLabel(LastName) FROM Contact WHERE toLabel(LastName) = 'Ada' | Ada
            """)
    void rows(String soql, String names) {
        RunningOrg.Reply reply = org.query(soql);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().findValuesAsText("LastName"))
                .containsExactly(names == null ? new String[0] : names.split(","));
    }

    @ParameterizedTest(name = "{0} is refused")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SELECT (SELECT Id FROM Opportunities) FROM Account | INVALID_TYPE | Didn't understand relationship 'Opportunities' in FROM part of query call.
            SELECT Id FROM Contact WHERE Email = null OR AccountId IN (SELECT Id FROM Account) | MALFORMED_QUERY | Semi join sub-selects are not allowed with the 'OR' operator
            SELECT Id FROM Account WHERE Id IN (SELECT Id FROM Account) | MALFORMED_QUERY | The inner and outer selects should not be on the same object type
            SELECT Id FROM Account WHERE Id IN (SELECT LastName FROM Contact) | MALFORMED_QUERY | Semi join sub-selects can only query id fields, cannot use: 'LastName'
            SELECT Id FROM Account WHERE Name IN (SELECT Id FROM Contact) | INVALID_FIELD | cannot use: 'Name'
            SELECT Id FROM Contact WHERE MailingAddress = null | INVALID_FIELD | field 'MailingAddress' can not be filtered in a query call
            SELECT Id FROM Contact ORDER BY Interests__c | INVALID_FIELD | field 'Interests__c' can not be sorted in a query call
            SELECT Id FROM Contact FOR UPDATE | MALFORMED_QUERY | FOR UPDATE is not allowed in this context
            SELECT Id FROM Contact WITH SECURITY_ENFORCED | MALFORMED_QUERY | WITH is not allowed in this context
            SELECT Id FROM Contact ALL ROWS | MALFORMED_QUERY | ALL ROWS not allowed in this context
            SELECT FORMAT(Budget__c) FROM Contact | MALFORMED_QUERY | 'FORMAT(Budget__c)' is not simulated
            SELECT Account.Owner.CreatedBy.LastModifiedBy.CreatedBy.LastModifiedBy.Name FROM Contact | INVALID_FIELD | Didn't understand relationship 'LastModifiedBy' in field path.
            """)
    void what_is_refused(String soql, String code, String message) {
        RunningOrg.Reply reply = org.query(soql);
        assertThat(reply.message()).contains(message);
        assertThat(reply.errorCode()).isEqualTo(code);
        assertThat(reply.status()).isEqualTo(400);
    }

    @Test
    void a_compound_address_can_be_read_as_one() {
        assertThat(org.query("SELECT BillingAddress FROM Account ORDER BY Name")
                        .json()
                        .at("/records/0/BillingAddress")
                        .toString())
                .isEqualTo(RunningOrg.json("{'city':'Bonn','country':null,'geocodeAccuracy':null,'latitude':null,"
                        + "'longitude':null,'postalCode':null,'state':null,'street':null}"));
        assertThat(org.query("SELECT BillingAddress FROM Account WHERE Name = 'Empty'")
                        .json()
                        .at("/records/0/BillingAddress")
                        .isNull())
                .isTrue();
    }

    @Test
    void a_formula_follows_its_fields_and_cannot_be_written() {
        String lead = org.insert("Lead", "LastName", "Ada", "Company", "A");
        org.service.update("Lead", lead, Map.of("Salutation", "Dr."));
        assertThat(org.query("SELECT Letter_Name__c FROM Lead WHERE Letter_Name__c = 'dr. ada, a'")
                        .json()
                        .at("/records/0/Letter_Name__c")
                        .asText())
                .isEqualTo("Dr. Ada, A");
        assertThat(org.patch("/sobjects/Lead/" + lead, "{\"Letter_Name__c\":\"x\"}")
                        .errorCode())
                .isEqualTo("INVALID_FIELD_FOR_INSERT_UPDATE");
    }

    @Test
    void picklists_sort_as_their_values_are_listed() {
        for (String source : List.of("Other", "Web", "Phone Inquiry")) {
            org.insert("Lead", "LastName", source, "Company", "A", "LeadSource", source);
        }
        assertThat(org.query("SELECT LeadSource FROM Lead ORDER BY LeadSource")
                        .json()
                        .findValuesAsText("LeadSource"))
                .containsExactly("Web", "Phone Inquiry", "Other");
    }
}
