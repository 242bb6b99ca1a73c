package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.salesforce.AuthenticationType;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.api.dto.SaveSObjectResult;
import org.apache.camel.component.salesforce.api.dto.UpsertSObjectResult;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real camel-salesforce component against the simulated org. */
@Timeout(30)
class CamelComponentTest extends CamelAgainstOrg {
    @Test
    void it_logs_in_and_queries_page_by_page() throws Exception {
        leads(450);
        start();
        ProducerTemplate producer = camel.createProducerTemplate();
        JsonNode page = json(producer.requestBodyAndHeader(
                "salesforce:query?rawPayload=true",
                "SELECT Id, Name FROM Lead ORDER BY Id",
                "Sforce-Query-Options",
                "batchSize=200"));
        assertThat(page.path("totalSize").asInt()).isEqualTo(450);
        assertThat(page.path("records")).hasSize(200);
        String next = page.path("nextRecordsUrl").asText();
        JsonNode second = json(producer.requestBody("salesforce:queryMore?rawPayload=true", next, Object.class));
        assertThat(second.path("records")).hasSize(200);
        assertThat(second.path("done").asBoolean()).isFalse();
    }

    @Test
    void it_upserts_a_collection_of_maps() throws Exception {
        start();
        ProducerTemplate producer = camel.createProducerTemplate();
        List<?> results = upsert(producer, lead("7", "Ada"), lead("8", null));
        assertThat(((UpsertSObjectResult) results.get(0)).getSuccess()).isTrue();
        assertThat(((UpsertSObjectResult) results.get(0)).getCreated()).isTrue();
        SaveSObjectResult refused = (SaveSObjectResult) results.get(1);
        assertThat(refused.getSuccess()).isFalse();
        assertThat(refused.getErrors().get(0).getErrorCode()).isEqualTo("REQUIRED_FIELD_MISSING");
        assertThat(org.service.dump().path("Lead")).hasSize(1);
    }

    @Test
    void it_creates_changes_and_deletes_collections() throws Exception {
        start();
        ProducerTemplate producer = camel.createProducerTemplate();
        List<?> created = producer.requestBody(
                "salesforce:compositeCreateSObjectCollections",
                List.of(lead("7", "Ada"), lead("8", "Bert")),
                List.class);
        String id = ((SaveSObjectResult) created.get(1)).getId();
        Map<String, Object> change = Map.of("attributes", Map.of("type", "Lead"), "Id", id, "LastName", "Carl");
        List<?> updated =
                producer.requestBody("salesforce:compositeUpdateSObjectCollections", List.of(change), List.class);
        assertThat(((SaveSObjectResult) updated.get(0)).getSuccess()).isTrue();
        assertThat(org.service.dump().path("Lead").findValuesAsText("LastName")).containsExactly("Ada", "Carl");
        producer.requestBody("salesforce:compositeDeleteSObjectCollections", List.of(id), List.class);
        assertThat(org.service.dump().path("Lead").findValuesAsText("LastName")).containsExactly("Ada");
    }

    @Test
    void all_or_none_as_a_header_rolls_the_whole_collection_back() throws Exception {
        start();
        camel.createProducerTemplate()
                .requestBodyAndHeader(
                        "salesforce:compositeCreateSObjectCollections",
                        List.of(lead("7", "Ada"), lead("8", null)),
                        "allOrNone",
                        true);
        assertThat(org.service.dump().path("Lead")).isEmpty();
    }

    @Test
    void it_reads_descriptions_and_writes_single_records() throws Exception {
        start();
        ProducerTemplate producer = camel.createProducerTemplate();
        Object described =
                producer.requestBody("salesforce:getDescription?sObjectName=Lead&rawPayload=true", "", Object.class);
        assertThat(json(described).path("fields").findValuesAsText("name")).contains("ActiveCampaign_ID__c");
        Object upserted = producer.requestBody(
                "salesforce:upsertSObject?rawPayload=true&sObjectName=Lead&sObjectIdName=ActiveCampaign_ID__c&sObjectIdValue=7",
                "{\"LastName\":\"Ada\",\"Company\":\"A\"}",
                Object.class);
        assertThat(json(upserted).path("created").asBoolean()).isTrue();
        String id = org.service.dump().at("/Lead/0/Id").asText();
        producer.requestBody("salesforce:deleteSObject?sObjectName=Lead", id, Object.class);
        JsonNode gone = json(producer.requestBody(
                "salesforce:queryAll?rawPayload=true", "SELECT IsDeleted FROM Lead", Object.class));
        assertThat(gone.at("/records/0/IsDeleted").asBoolean()).isTrue();
    }

    @Test
    void it_logs_in_again_when_the_session_has_ended() throws Exception {
        start();
        org.service.endSessions();
        Object limits =
                camel.createProducerTemplate().requestBody("salesforce:limits?rawPayload=true", "", Object.class);
        assertThat(json(limits).path("DailyApiRequests").path("Max").asInt()).isEqualTo(100_000);
    }

    @Test
    void it_logs_in_with_a_jwt_that_its_certificate_proves(@TempDir Path folder) throws Exception {
        String keystore = folder.resolve("keys.p12").toString();
        String certificate = folder.resolve("certificate.pem").toString();
        keytool("-genkeypair", "-keyalg", "RSA", "-dname", "CN=sync", "-alias", "sync", "-keystore", keystore);
        keytool("-exportcert", "-rfc", "-alias", "sync", "-keystore", keystore, "-file", certificate);
        org.switches.set("jwtCertificate", certificate);
        KeyStoreParameters keys = new KeyStoreParameters();
        keys.setResource("file:" + keystore);
        keys.setPassword("changeit");
        SalesforceComponent salesforce = component(AuthenticationType.JWT);
        salesforce.setUserName("admin@sandbox.test");
        salesforce.setKeystore(keys);
        start(salesforce);
        assertThat(salesforce.getSession().getAccessToken()).startsWith("00D");
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", "changeit"));
        ProcessBuilder keytool = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        assertThat(keytool.start().waitFor()).isZero();
    }

    @Test
    void it_understands_errors() throws Exception {
        start();
        ProducerTemplate producer = camel.createProducerTemplate();
        assertThatThrownBy(() ->
                        producer.requestBody("salesforce:query?rawPayload=true", "SELECT Nope FROM Lead", Object.class))
                .hasRootCauseInstanceOf(SalesforceException.class)
                .rootCause()
                .hasMessageContaining("No such column 'Nope' on entity 'Lead'");
    }

    private static List<?> upsert(ProducerTemplate producer, Object... leads) {
        return producer.requestBody(
                "salesforce:compositeUpsertSObjectCollections?sObjectName=Lead&sObjectIdName=ActiveCampaign_ID__c",
                List.of(leads),
                List.class);
    }

    private static Map<String, Object> lead(String key, String lastName) {
        Map<String, Object> lead = new LinkedHashMap<>();
        lead.put("attributes", Map.of("type", "Lead"));
        lead.put("ActiveCampaign_ID__c", key);
        lead.put("LastName", lastName);
        lead.put("Company", "A");
        return lead;
    }
}
