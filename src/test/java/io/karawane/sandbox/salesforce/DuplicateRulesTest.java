package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuplicateRulesTest {
    private static final Map<String, String> ALLOW_SAVE =
            Map.of("Sforce-Duplicate-Rule-Header", "allowSave=true; runAsCurrentUser=true");

    private final RunningOrg org = new RunningOrg();
    private String jose;

    @BeforeEach
    void jose() {
        jose = org.insert(
                "Lead",
                "FirstName",
                "José",
                "LastName",
                "Müller",
                "Company",
                "Acme GmbH",
                "Email",
                "jm@example.com",
                "Phone",
                "+49 228 123456",
                "Title",
                "CEO",
                "Street",
                "Markt 1",
                "City",
                "Bonn");
    }

    @AfterEach
    void stop() {
        org.close();
    }

    @ParameterizedTest(name = "{0}: duplicate {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'FirstName':'Jose','LastName':'MÜLLER','Company':'B','Email':'JM@example.com'} | true
            {'LastName':'Müller','Company':'B','Email':'jm@example.com'} | true
            {'FirstName':'J.','LastName':'Müller','Company':'B','Email':'jm@example.com'} | true
            {'FirstName':'Müller','LastName':'José','Company':'B','Email':'jm@example.com'} | true
            {'FirstName':'Eva','LastName':'Müller','Company':'B','Email':'jm@example.com'} | false
            {'FirstName':'José','LastName':'Meyer','Company':'B','Email':'jm@example.com'} | false
            {'FirstName':'José','LastName':'Müller','Company':'B','Email':'other@example.com'} | false
            {'FirstName':'José','LastName':'Müller','Company':'B','Phone':'0049 (228) 12 34 56'} | true
            {'FirstName':'José','LastName':'Müller','Company':'B','Phone':'0228 123456'} | true
            {'FirstName':'José','LastName':'Müller','Company':'ACME','Title':'ceo'} | true
            {'FirstName':'José','LastName':'Müller','Company':'ACME'} | false
            {'FirstName':'José','LastName':'Müller','Company':'B','Street':'Markt 1','City':'Bonn'} | true
            {'FirstName':'José','LastName':'Müller','Company':'B','Street':'Markt 1'} | false
            {'LastName':'Müller','Company':'B','Phone':'+49 228 123456'} | false
            """)
    void people_match_by_names_and_one_more_thing(String lead, boolean duplicate) {
        RunningOrg.Reply reply = org.post("/sobjects/Lead", RunningOrg.json(lead));
        assertThat(reply.status()).as(reply.text()).isEqualTo(duplicate ? 400 : 201);
    }

    @Test
    void the_refusal_names_the_rule_and_the_records() {
        String contact = org.insert("Contact", "FirstName", "José", "LastName", "Müller", "Email", "jm@example.com");
        RunningOrg.Reply reply = org.post(
                "/sobjects/Contact",
                RunningOrg.json("{'FirstName':'José','LastName':'Müller','Email':'jm@example.com'}"));
        assertThat(reply.text())
                .isEqualTo(RunningOrg.json("[{'message':'Use one of these records?','errorCode':'DUPLICATES_DETECTED',"
                        + "'duplicateResut':{'allowSave':true,'duplicateRule':'Standard_Contact_Duplicate_Rule',"
                        + "'duplicateRuleEntityType':'Contact','errorMessage':'Use one of these records?',"
                        + "'matchResults':["
                        + match("Contact", "Standard_Contact_Match_Rule_v1_1", contact) + ","
                        + match("Lead", "Standard_Lead_Match_Rule_v1_0", jose) + "]}}]"));
    }

    private static String match(String object, String rule, String id) {
        return "{'entityType':'" + object + "','errors':[],'matchEngine':'FuzzyMatchEngine','matchRecords':["
                + "{'additionalInformation':[],'fieldDiffs':[],'matchConfidence':100.0,'record':{'attributes':{'type':'"
                + object + "'},'Id':'" + id + "'}}],'rule':'" + rule + "','size':1,'success':true}";
    }

    @Test
    void the_header_overrides_an_alert_and_changes_alert_nobody() {
        String twin =
                RunningOrg.json("{'FirstName':'José','LastName':'Müller','Company':'A','Email':'jm@example.com'}");
        assertThat(org.post("/sobjects/Lead", twin).errorCode()).isEqualTo("DUPLICATES_DETECTED");
        assertThat(org.call("POST", "/sobjects/Lead", twin, ALLOW_SAVE).status())
                .isEqualTo(201);
        String other = org.insert("Lead", "FirstName", "Eva", "LastName", "X", "Company", "A");
        assertThat(org.patch("/sobjects/Lead/" + other, twin).status()).isEqualTo(204);
    }

    @Test
    void what_blocks_cannot_be_overridden_and_stops_changes_that_make_a_duplicate() {
        String twin =
                RunningOrg.json("{'FirstName':'José','LastName':'Müller','Company':'A','Email':'jm@example.com'}");
        String second = org.insert(
                "Lead", "FirstName", "José", "LastName", "Müller", "Company", "A", "Email", "jm@example.com");
        org.switches.set("duplicateRules", "block");
        JsonNode refused = org.call("POST", "/sobjects/Lead", twin, ALLOW_SAVE).json();
        assertThat(refused.at("/0/duplicateResut/allowSave").asBoolean(true)).isFalse();
        assertThat(org.patch("/sobjects/Lead/" + second, "{\"Rating\":\"Hot\"}").status())
                .as("nothing changed that is compared")
                .isEqualTo(204);
        String other = org.insert("Lead", "FirstName", "Eva", "LastName", "X", "Company", "A");
        assertThat(org.patch("/sobjects/Lead/" + other, twin).errorCode()).isEqualTo("DUPLICATES_DETECTED");
        org.switches.set("duplicateRules", "off");
        assertThat(org.post("/sobjects/Lead", twin).status()).isEqualTo(201);
    }

    @Test
    void deleted_and_converted_people_and_those_of_the_same_call_are_not_compared() {
        org.service.convert(jose);
        String contact = org.service.dump().at("/Contact/0/Id").asText();
        org.service.delete("Contact", contact);
        String twin =
                "{'attributes':{'type':'Lead'},'FirstName':'José','LastName':'Müller','Company':'A','Email':'jm@example.com'}";
        JsonNode results = org.post("/composite/sobjects", RunningOrg.json("{'records':[" + twin + "," + twin + "]}"))
                .json();
        assertThat(results.findValuesAsText("success")).containsExactly("true", "true");
        JsonNode refused = org.post("/composite/sobjects", RunningOrg.json("{'records':[" + twin + "]}"))
                .json();
        assertThat(refused.at("/0/errors/0/statusCode").asText()).isEqualTo("DUPLICATES_DETECTED");
    }
}
