package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.salesforce.api.NoSuchSObjectException;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.api.SalesforceMultipleChoicesException;
import org.apache.camel.component.salesforce.api.dto.CreateSObjectResult;
import org.apache.camel.component.salesforce.api.dto.GlobalObjects;
import org.apache.camel.component.salesforce.api.dto.SObjectBasicInfo;
import org.apache.camel.component.salesforce.api.dto.SObjectDescription;
import org.apache.camel.component.salesforce.api.dto.UpsertSObjectResult;
import org.apache.camel.component.salesforce.api.dto.Version;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The operations of the real camel-salesforce component on single records and on descriptions. */
class CamelRecordsTest extends CamelAgainstOrg {
    private static final String LEAD = RunningOrg.json("{'LastName':'Ada','Company':'A'}");
    private static final String MAP = "&rawPayload=false&sObjectClass=java.util.LinkedHashMap";

    private ProducerTemplate producer;

    @BeforeEach
    void start() throws Exception {
        super.start();
        producer = camel.createProducerTemplate();
    }

    private Object call(String operation, Object body) {
        return producer.requestBody("salesforce:" + operation, body);
    }

    @Test
    void its_classes_understand_versions_resources_and_descriptions() {
        assertThat((List<?>) call("getVersions", null))
                .last(type(Version.class))
                .satisfies(newest -> assertThat(newest.getUrl()).isEqualTo("/services/data/v" + newest.getVersion()));
        assertThat((Map<?, ?>) call("getResources", null))
                .extracting("sobjects")
                .isNotNull();
        GlobalObjects all = (GlobalObjects) call("getGlobalObjects", null);
        assertThat(all.getSobjects()).extracting("name").contains("Lead", "Contact", "Account");
        SObjectBasicInfo basics = (SObjectBasicInfo) call("getBasicInfo?sObjectName=Lead", null);
        assertThat(basics.getObjectDescribe().getKeyPrefix()).isEqualTo("00Q");
        SObjectDescription lead = (SObjectDescription) call("getDescription?sObjectName=Lead", null);
        assertThat(lead.getFields())
                .filteredOn(field -> field.getName().equals("ActiveCampaign_ID__c"))
                .singleElement()
                .satisfies(
                        key -> assertThat(key.isExternalId() && key.isUnique()).isTrue());
        assertThat(lead.getRecordTypeInfos()).isNotEmpty();
        SObjectDescription account = (SObjectDescription) call("getDescription?sObjectName=Account", null);
        assertThat(account.getChildRelationships())
                .extracting("relationshipName")
                .contains("Contacts");
    }

    @Test
    void a_record_lives_from_its_creation_to_its_deletion() throws Exception {
        CreateSObjectResult created = (CreateSObjectResult) call("createSObject?sObjectName=Lead", LEAD);
        assertThat(created.getSuccess()).isTrue();
        String id = created.getId();
        Exchange updated = producer.request(
                "salesforce:updateSObject?sObjectName=Lead&sObjectId=" + id,
                exchange -> exchange.getMessage().setBody("{\"Title\":\"Dr\"}"));
        assertThat(updated.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class))
                .isEqualTo(204);
        assertThat(updated.getMessage().getHeader("Sforce-Limit-Info"))
                .asString()
                .startsWith("api-usage=");
        JsonNode read = json(call("getSObject?sObjectName=Lead&sObjectFields=Title,Address&rawPayload=true", id));
        assertThat(read.path("Title").asText()).isEqualTo("Dr");
        assertThat(read.path("Address").isNull()).isTrue();
        call("deleteSObject?sObjectName=Lead", id);
        assertThatThrownBy(() -> call("getSObject?sObjectName=Lead&rawPayload=true", id))
                .hasRootCauseInstanceOf(NoSuchSObjectException.class)
                .hasStackTraceContaining("ENTITY_IS_DELETED");
    }

    @Test
    void a_record_is_found_and_deleted_by_an_external_id_with_a_slash() throws Exception {
        String key = "sObjectName=Lead&sObjectIdName=ActiveCampaign_ID__c&rawPayload=true";
        UpsertSObjectResult upserted = (UpsertSObjectResult) producer.requestBodyAndHeader(
                "salesforce:upsertSObject?sObjectName=Lead&sObjectIdName=ActiveCampaign_ID__c",
                LEAD,
                "sObjectIdValue",
                "a/7");
        assertThat(upserted.getCreated()).isTrue();
        assertThat(json(call("getSObjectWithId?" + key, "a/7")).path("Id").asText())
                .isEqualTo(upserted.getId());
        call("deleteSObjectWithId?" + key, "a/7");
        assertThatThrownBy(() -> call("getSObjectWithId?" + key, "a/7"))
                .hasRootCauseInstanceOf(NoSuchSObjectException.class);
        assertThat(call("getSObjectWithId?notFoundBehaviour=NULL&" + key, "a/7"))
                .isNull();
    }

    @Test
    void several_records_of_one_external_id_are_choices() {
        String first = org.insert("Contact", "LastName", "A", "Legacy_ID__c", "x");
        String second = org.insert("Contact", "LastName", "B", "Legacy_ID__c", "x");
        assertThatThrownBy(() -> producer.requestBodyAndHeader(
                        "salesforce:upsertSObject?sObjectName=Contact&sObjectIdName=Legacy_ID__c",
                        "{\"Title\":\"Dr\"}",
                        "sObjectIdValue",
                        "x"))
                .rootCause()
                .asInstanceOf(type(SalesforceMultipleChoicesException.class))
                .satisfies(choices -> assertThat(choices.getChoices())
                        .containsExactly(
                                "/services/data/v63.0/sobjects/Contact/" + first,
                                "/services/data/v63.0/sobjects/Contact/" + second));
    }

    @Test
    void queries_with_children_and_groups_become_maps() {
        String account = org.insert("Account", "Name", "Acme");
        org.insert("Contact", "LastName", "Ada", "AccountId", account);
        Map<?, ?> found = (Map<?, ?>)
                call("query?sObjectQuery=RAW(SELECT Name, (SELECT LastName FROM Contacts) FROM Account)" + MAP, null);
        Map<?, ?> row = (Map<?, ?>) ((List<?>) found.get("records")).get(0);
        assertThat((Map<?, ?>) row.get("Contacts"))
                .extracting("totalSize", "done")
                .containsExactly(1, true);
        Map<?, ?> counted = (Map<?, ?>) call(
                "query?sObjectQuery=RAW(SELECT AccountId a, COUNT(Id) n FROM Contact GROUP BY AccountId)" + MAP, null);
        assertThat((Map<?, ?>) ((List<?>) counted.get("records")).get(0))
                .extracting("a", "n")
                .containsExactly(account, 1);
    }

    @Test
    void its_raw_operation_reaches_any_resource() throws Exception {
        JsonNode counted = json(producer.requestBodyAndHeader(
                "salesforce:raw?format=JSON&rawMethod=GET&rawPath=/services/data/v63.0/query&rawQueryParameters=q",
                null,
                "q",
                "SELECT COUNT() FROM Lead"));
        assertThat(counted.path("totalSize").asInt(-1)).isZero();
    }

    @Test
    void each_refusal_arrives_with_its_code_and_fields() {
        org.insert("Lead", "FirstName", "Ada", "LastName", "L", "Company", "A", "Email", "ada@example.com");
        String twin = RunningOrg.json("{'FirstName':'Ada','LastName':'L','Company':'A','Email':'ada@example.com'}");
        refused(twin, 400, "DUPLICATES_DETECTED");
        Object saved = producer.requestBodyAndHeader(
                "salesforce:createSObject?sObjectName=Lead", twin, "Sforce-Duplicate-Rule-Header", "allowSave=true");
        assertThat(((CreateSObjectResult) saved).getSuccess()).isTrue();
        refused("{}", 400, "REQUIRED_FIELD_MISSING", "LastName", "Company");
        org.service.administration().addValidationRule("Lead", "LastName = 'No'", "Not him.", "LastName");
        refused(
                RunningOrg.json("{'LastName':'No','Company':'A'}"),
                400,
                "FIELD_CUSTOM_VALIDATION_EXCEPTION",
                "LastName");
        org.service.administration().lockRows(List.of("005500000000001AAA"), 1, Duration.ofMinutes(1));
        refused(LEAD, 400, "UNABLE_TO_LOCK_ROW");
        org.limits.set("dailyApiRequests", 1);
        refused(LEAD, 403, "REQUEST_LIMIT_EXCEEDED");
    }

    private void refused(String lead, int status, String code, String... fields) {
        assertThatThrownBy(() -> call("createSObject?sObjectName=Lead", lead))
                .isInstanceOf(CamelExecutionException.class)
                .rootCause()
                .asInstanceOf(type(SalesforceException.class))
                .satisfies(error -> {
                    assertThat(error.getStatusCode()).isEqualTo(status);
                    assertThat(error.getErrors().get(0).getErrorCode()).isEqualTo(code);
                    if (fields.length > 0) {
                        assertThat(error.getErrors().get(0).getFields()).containsExactly(fields);
                    }
                });
    }
}
