package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.api.dto.AbstractDescribedSObjectBase;
import org.apache.camel.component.salesforce.api.dto.SObjectDescription;
import org.apache.camel.component.salesforce.api.dto.composite.SObjectBatch;
import org.apache.camel.component.salesforce.api.dto.composite.SObjectBatchResponse;
import org.apache.camel.component.salesforce.api.dto.composite.SObjectComposite;
import org.apache.camel.component.salesforce.api.dto.composite.SObjectCompositeResponse;
import org.apache.camel.component.salesforce.api.dto.composite.SObjectTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The composite operations of the real camel-salesforce component, with its classes and with raw JSON. */
class CamelCompositeTest extends CamelAgainstOrg {
    private ProducerTemplate producer;

    /** As the component's generator would write it. */
    public static final class Account extends AbstractDescribedSObjectBase {
        Account(String name) {
            setName(name);
            getAttributes().setType("Account");
        }

        @Override
        public SObjectDescription description() {
            SObjectDescription description = new SObjectDescription();
            description.setName("Account");
            return description;
        }
    }

    @BeforeEach
    void start() throws Exception {
        super.start();
        producer = camel.createProducerTemplate();
    }

    @Test
    void raw_json_goes_through_as_it_is() throws Exception {
        String body = CompositeCall.each()
                .post("acme", "/sobjects/Account", "{'Name':'Acme'}")
                .post("ada", "/sobjects/Contact", "{'LastName':'Ada','AccountId':'@{acme.id}'}")
                .query("found", "SELECT Account.Name FROM Contact WHERE Id=%27@{ada.id}%27")
                .json();
        JsonNode answer = json(producer.requestBody("salesforce:composite?rawPayload=true", body));
        assertThat(answer.findValuesAsText("httpStatusCode")).containsExactly("201", "201", "200");
        assertThat(answer.at("/compositeResponse/2/body/records/0/Account/Name").asText())
                .isEqualTo("Acme");
    }

    @Test
    void a_refusal_of_the_whole_is_json_with_its_status() throws Exception {
        String body = CompositeCall.each().get("a-b", "/sobjects").json();
        Exchange exchange = producer.request(
                "salesforce:composite?rawPayload=true", it -> it.getMessage().setBody(body));
        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class))
                .isEqualTo(400);
        assertThat(json(exchange.getMessage().getBody()).at("/0/errorCode").asText())
                .isEqualTo("JSON_PARSER_ERROR");
    }

    @Test
    void its_classes_write_and_read_composites() {
        SObjectComposite composite = new SObjectComposite("63.0", true);
        composite.addCreate(new Account("Acme"), "acme");
        composite.addGet("Account", "@{acme.id}", "read", "Name");
        composite.addQuery("SELECT Id FROM Account", "all");
        SObjectCompositeResponse answer =
                producer.requestBody("salesforce:composite", composite, SObjectCompositeResponse.class);
        assertThat(answer.getCompositeResponse()).extracting("httpStatusCode").containsExactly(201, 200, 200);
        Map<?, ?> read = (Map<?, ?>) answer.getCompositeResponse().get(1).getBody();
        assertThat(read.get("Name")).isEqualTo("Acme");
        SObjectComposite failing = new SObjectComposite("63.0", true);
        failing.addCreate(new Account("Other"), "other").addDelete("Account", "001000000000009", "gone");
        answer = producer.requestBody("salesforce:composite", failing, SObjectCompositeResponse.class);
        assertThat(answer.getCompositeResponse()).extracting("httpStatusCode").containsExactly(400, 404);
        assertThat(org.service.counts()).containsEntry("Account", 1);
    }

    @Test
    void its_classes_write_and_read_batches() {
        SObjectBatch batch = new SObjectBatch("63.0");
        batch.addCreate(new Account("Acme"))
                .addQuery("SELECT Id FROM Account")
                .addLimits()
                .addGet("Account", "001000000000009", "Name");
        SObjectBatchResponse answer =
                producer.requestBody("salesforce:composite-batch", batch, SObjectBatchResponse.class);
        assertThat(answer.hasErrors()).isTrue();
        assertThat(answer.getResults()).extracting("statusCode").containsExactly(201, 200, 200, 404);
    }

    @Test
    void its_classes_write_and_read_trees() {
        SObjectTree tree = new SObjectTree();
        tree.addObject(new Account("One"));
        tree.addObject(new Account("Two"));
        SObjectTree answer = producer.requestBody("salesforce:composite-tree", tree, SObjectTree.class);
        assertThat(answer.allObjects().map(each -> each.getId()).toList())
                .allMatch(id -> id.startsWith("001"))
                .hasSize(2);
        SObjectTree bad = new SObjectTree();
        bad.addObject(new Account(null));
        assertThatThrownBy(() -> producer.requestBody("salesforce:composite-tree", bad))
                .isInstanceOf(CamelExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(SalesforceException.class, error -> assertThat(error.getErrors())
                        .extracting("errorCode")
                        .isEqualTo(List.of("REQUIRED_FIELD_MISSING")));
    }
}
