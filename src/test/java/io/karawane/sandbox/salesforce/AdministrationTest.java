package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdministrationTest {
    private static final String LEAD = "{'LastName':'Ada','Company':'A'}";
    private final RunningOrg org = new RunningOrg();
    private final Administration admin = org.service.administration();

    @AfterEach
    void stop() {
        org.close();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(RunningOrg.json(text));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void a_validation_rule_refuses_what_would_break_it() {
        String lead = org.insert("Lead", "LastName", "Ada", "Company", "A", "Score__c", 5);
        admin.addValidationRule("Lead", "Score__c > 5 AND Email = null", "No e-mail, no score.", "Score__c");
        RunningOrg.Reply refused = org.patch("/sobjects/Lead/" + lead, "{\"Score__c\":6}");
        assertThat(refused.text())
                .isEqualTo(RunningOrg.json("[{'message':'No e-mail, no score.',"
                        + "'errorCode':'FIELD_CUSTOM_VALIDATION_EXCEPTION','fields':['Score__c']}]"));
        assertThat(org.patch("/sobjects/Lead/" + lead, "{\"Score__c\":6,\"Email\":\"a@b.de\"}")
                        .status())
                .isEqualTo(204);
        assertThat(org.patch("/sobjects/Lead/" + lead, "{\"Email\":null}").errorCode())
                .isEqualTo("FIELD_CUSTOM_VALIDATION_EXCEPTION");
        org.service.reset();
        assertThat(org.service.dump().path("Lead")).isEmpty();
        org.insert("Lead", "LastName", "Ada", "Company", "A", "Score__c", 6);
        assertThatThrownBy(() -> admin.addValidationRule("Lead", "Nope = 1", "", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("No such column 'Nope'");
    }

    @Test
    void a_custom_object_has_a_name_and_what_is_added_to_it() {
        assertThat(org.get("/sobjects/Partner__c/describe").status()).isEqualTo(404);
        admin.addObject("Partner__c");
        admin.addField("Partner__c", json("{'name':'Mail__c','type':'email'}"));
        String partner = org.insert("Partner__c", "Name", "Ada & Sons", "Mail__c", "ada@example.org");
        assertThat(partner).startsWith("a00");
        assertThat(org.get("/sobjects/Partner__c/describe").text()).contains("Mail__c");
        assertThatThrownBy(() -> admin.addObject("Partner__c")).isInstanceOf(IllegalArgumentException.class);
        org.service.reset();
        admin.addObject("Partner__c"); // which is gone
    }

    @Test
    void locked_rows_refuse_some_calls_then_give_way() {
        String account = org.insert("Account", "Name", "A");
        admin.lockRows(List.of(account.substring(0, 15)), 2, Duration.ofMinutes(1));
        RunningOrg.Reply refused = org.patch("/sobjects/Account/" + account, "{\"Name\":\"B\"}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errorCode()).isEqualTo("UNABLE_TO_LOCK_ROW");
        assertThat(refused.message()).startsWith("unable to obtain exclusive access to this record");
        org.service.update("Account", account, Map.of("Name", "at the screen"));
        assertThat(org.post("/sobjects/Contact", "{\"LastName\":\"L\",\"AccountId\":\"" + account + "\"}")
                        .errorCode())
                .as("a new contact needs its account")
                .isEqualTo("UNABLE_TO_LOCK_ROW");
        assertThat(org.delete("/sobjects/Account/" + account).status()).isEqualTo(204);

        String lead = org.insert("Lead", "LastName", "Ada", "Company", "A");
        admin.lockRows(List.of(lead), 100, Duration.ZERO);
        assertThat(org.delete("/sobjects/Lead/" + lead).status()).isEqualTo(204);
    }

    @Test
    void a_custom_field_is_known_everywhere_until_the_reset() {
        String older = org.insert("Lead", "LastName", "Older", "Company", "A");
        admin.addField("Lead", json("{'name':'Level__c','type':'picklist','values':['A','B'],'restricted':true}"));
        admin.addField("Lead", json("{'name':'Code__c','externalId':true,'unique':true,'length':10}"));
        admin.addField("Lead", json("{'name':'Vip__c','type':'boolean'}"));
        admin.addField("Lead", json("{'name':'Label__c','formula':'{LastName}/{Level__c}'}"));

        assertThat(org.patch(
                                "/sobjects/Lead/Code__c/x1",
                                RunningOrg.json("{'LastName':'Ada','Company':'A','Level__c':'B','Vip__c':true}"))
                        .status())
                .isEqualTo(201);
        assertThat(org.query("SELECT Label__c FROM Lead WHERE Level__c = 'b' AND Vip__c = true")
                        .json()
                        .findValuesAsText("Label__c"))
                .containsExactly("Ada/B");
        assertThat(org.query("SELECT LastName FROM Lead WHERE Vip__c = false")
                        .json()
                        .findValuesAsText("LastName"))
                .containsExactly("Older");
        assertThat(org.patch("/sobjects/Lead/" + older, "{\"Level__c\":\"C\"}").errorCode())
                .isEqualTo("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST");
        assertThat(org.patch("/sobjects/Lead/" + older, "{\"Code__c\":\"X1\"}").errorCode())
                .isEqualTo("DUPLICATE_VALUE");
        assertThat(field("Level__c").path("restrictedPicklist").asBoolean()).isTrue();
        assertThat(field("Label__c").path("calculated").asBoolean()).isTrue();
        org.service.reset();
        assertThat(field("Level__c").isMissingNode()).isTrue();
    }

    private JsonNode field(String name) {
        return StreamSupport.stream(
                        org.get("/sobjects/Lead/describe").json().path("fields").spliterator(), false)
                .filter(field -> field.path("name").asText().equals(name))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'name':'NoSuffix'}
            {'name':'Budget__c'}
            {'name':'A__c','type':'nonsense'}
            {'name':'A__c','type':'reference'}
            {'name':'A__c','type':'picklist'}
            {'name':'A__c','values':['x']}
            {'name':'A__c','type':'double','unique':true}
            {'name':'A__c','lenght':3}
            []
            """)
    void what_defines_no_field_is_refused(String definition) {
        assertThatThrownBy(() -> admin.addField("Lead", json(definition))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void change_events_tell_custom_fields_but_no_formulas() {
        admin.addField("Lead", json("{'name':'Level__c'}"));
        admin.addField("Lead", json("{'name':'Label__c','formula':'{Level__c}!'}"));
        Subscriber subscriber = Subscriber.on(org, "/data/LeadChangeEvent", -1);
        String lead = org.insert("Lead", "LastName", "Ada", "Company", "A", "Level__c", "B");
        org.service.update("Lead", lead, Map.of("Level__c", "C"));
        List<JsonNode> events = subscriber.payloads(2);
        assertThat(events).extracting(event -> event.path("Level__c").asText()).containsExactly("B", "C");
        assertThat(events).noneMatch(event -> event.has("Label__c") || event.has("Letter_Name__c"));
        assertThat(events.get(1).at("/ChangeEventHeader/changedFields").toString())
                .isEqualTo("[\"LastModifiedDate\",\"Level__c\"]");
    }

    @Test
    void a_required_custom_field_must_have_a_value() {
        admin.addField("Lead", json("{'name':'Reason__c','required':true}"));
        RunningOrg.Reply refused = org.post("/sobjects/Lead", RunningOrg.json(LEAD));
        assertThat(refused.message()).isEqualTo("Required fields are missing: [Reason__c]");
    }

    @Test
    void fields_that_the_user_may_only_read_are_refused_and_described_so() {
        admin.readOnlyFields("Lead", List.of("Title"));
        RunningOrg.Reply refused =
                org.post("/sobjects/Lead", RunningOrg.json("{'LastName':'Ada','Company':'A','Title':'Dr'}"));
        assertThat(refused.errorCode()).isEqualTo("INVALID_FIELD_FOR_INSERT_UPDATE");
        assertThat(refused.json().at("/0/fields").toString()).isEqualTo("[\"Title\"]");
        assertThat(field("Title").path("updateable").asBoolean(true)).isFalse();
        org.insert("Lead", "LastName", "Ada", "Company", "A", "Title", "Dr");
        assertThatThrownBy(() -> admin.readOnlyFields("Lead", List.of("Nope"))).hasMessage("Lead has no field Nope");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            {'LastName':'L','MailingCountry':'germany'} | -
            {'LastName':'L','MailingCountry':'Deutschland'} | There's a problem with this country, even though it may appear correct. Please select a country/territory from the list of valid countries.: Mailing Country
            {'LastName':'L','MailingCountry':'Canada','MailingState':'Ontario'} | -
            {'LastName':'L','MailingCountry':'Canada','MailingState':'Texas'} | There's a problem with this state, even though it may appear correct. Please select a state from the list of valid states.: Mailing State/Province
            {'LastName':'L','MailingState':'Texas'} | A country/territory must be specified before specifying a state value for field: Mailing State/Province
            """)
    void state_and_country_picklists_know_their_places(String contact, String message) {
        assertThat(org.post("/sobjects/Contact", RunningOrg.json("{'LastName':'M','MailingCountry':'Deutschland'}"))
                        .status())
                .isEqualTo(201);
        org.switches.set("stateCountryPicklists", true);
        RunningOrg.Reply reply = org.post("/sobjects/Contact", RunningOrg.json(contact));
        assertThat(reply.status()).isEqualTo(message == null ? 201 : 400);
        assertThat(reply.message()).isEqualTo(message == null ? "" : message);
        assertThat(reply.errorCode()).isEqualTo(message == null ? "" : "FIELD_INTEGRITY_EXCEPTION");
    }
}
