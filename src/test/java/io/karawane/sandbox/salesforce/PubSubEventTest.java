package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.salesforce.eventbus.protobuf.ConsumerEvent;
import com.salesforce.eventbus.protobuf.FetchRequest;
import com.salesforce.eventbus.protobuf.ReplayPreset;
import io.karawane.sandbox.RunningSandbox;
import io.karawane.sandbox.salesforce.PubSubClient.Stream;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a change event looks like in Avro. */
@Timeout(30)
class PubSubEventTest {
    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    private PubSubClient client;

    @BeforeEach
    void connect() throws IOException {
        client = new PubSubClient(sandbox);
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    private static String insert(String object, Map<String, Object> row) {
        return sandbox.get().salesforce().insert(object, List.of(row)).get(0);
    }

    private List<GenericRecord> events(String topic, int count) throws IOException {
        Stream stream = client.open();
        stream.requests.onNext(FetchRequest.newBuilder()
                .setTopicName(topic)
                .setReplayPreset(ReplayPreset.EARLIEST)
                .setNumRequested(count)
                .build());
        await().until(() -> stream.events().size() == count);
        List<GenericRecord> records = new ArrayList<>();
        for (ConsumerEvent event : stream.events()) {
            records.add(client.decode(event));
        }
        return records;
    }

    private static GenericRecord header(GenericRecord event) {
        return (GenericRecord) event.get("ChangeEventHeader");
    }

    /** As Salesforce's own examples decode them, written anew. */
    private static List<String> fields(GenericRecord event, String list) {
        List<String> names = new ArrayList<>();
        for (Object element : (List<?>) header(event).get(list)) {
            String[] parts = element.toString().split("-");
            Schema schema = event.getSchema();
            String parent = "";
            if (parts.length == 2) {
                Schema.Field field = schema.getFields().get(Integer.parseInt(parts[0]));
                List<Schema> types = field.schema().getTypes();
                schema = types.get(types.size() - 1);
                parent = field.name() + ".";
            }
            BigInteger bits = new BigInteger(parts[parts.length - 1].substring(2), 16);
            for (Schema.Field field : schema.getFields()) {
                if (bits.testBit(field.pos())) {
                    names.add(parent + field.name());
                }
            }
        }
        return names;
    }

    @Test
    void allFieldsAreThereAndTimesAreMilliseconds() throws IOException {
        Instant before = Instant.now().minusSeconds(2);
        String id = insert(
                "Lead",
                Map.of(
                        "LastName",
                        "Lovelace",
                        "Company",
                        "Engines",
                        "City",
                        "Köln",
                        "Budget__c",
                        12.5,
                        "Birthday__c",
                        "1815-12-10",
                        "NumberOfEmployees",
                        3));
        GenericRecord event = events("/data/LeadChangeEvent", 1).get(0);
        assertThat(header(event).get("recordIds")).hasToString("[" + id + "]");
        assertThat(header(event).get("changeType")).hasToString("CREATE");
        assertThat((List<?>) header(event).get("changedFields")).isEmpty();
        assertThat(event.get("Company")).hasToString("Engines");
        assertThat(event.get("Phone")).isNull();
        assertThat(event.get("Budget__c")).isEqualTo(12.5);
        assertThat(event.get("NumberOfEmployees")).isEqualTo(3);
        assertThat(event.get("Newsletter__c")).isEqualTo(false);
        assertThat(Instant.ofEpochMilli((Long) event.get("CreatedDate"))).isAfter(before);
        assertThat(event.get("Birthday__c"))
                .isEqualTo(LocalDate.parse("1815-12-10")
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .toEpochMilli());
        assertThat(((GenericRecord) event.get("Name")).get("LastName")).hasToString("Lovelace");
        assertThat(((GenericRecord) event.get("Name")).get("FirstName")).isNull();
        assertThat(((GenericRecord) event.get("Address")).get("City")).hasToString("Köln");
    }

    @Test
    void whatChangedIsABitmap() throws IOException {
        String id = insert("Lead", Map.of("LastName", "L", "Company", "A", "Phone", "1", "City", "C"));
        Map<String, Object> changes = new HashMap<>(Map.of("Title", "T", "FirstName", "F"));
        changes.put("Phone", null);
        changes.put("City", null);
        sandbox.get().salesforce().update("Lead", id, changes);
        GenericRecord event = events("/data/LeadChangeEvent", 2).get(1);
        assertThat(fields(event, "changedFields"))
                .containsExactlyInAnyOrder("Phone", "Title", "Name.FirstName", "Address.City", "LastModifiedDate");
        assertThat(fields(event, "nulledFields")).containsExactlyInAnyOrder("Phone", "Address.City");
        assertThat((List<?>) header(event).get("diffFields")).isEmpty();
        assertThat(((List<?>) header(event).get("changedFields")).get(0).toString())
                .matches("0x([0-9A-F]{2})+");
    }

    @Test
    void accountsAndGapsAndMergedEventsFitTheirSchemas() throws IOException {
        String account = insert("Account", Map.of("Name", "A", "BillingCity", "B"));
        sandbox.get().salesforceLimits().set("changeEventBytes", 1);
        sandbox.get().salesforce().update("Account", account, Map.of("Phone", "1"));
        sandbox.get().salesforceLimits().set("overflowAfter", 1);
        sandbox.get().salesforce().update("Account", account, Map.of("Phone", "2", "Fax", "3"));
        List<GenericRecord> events = events("/data/AccountChangeEvent", 3);
        assertThat(events.get(0).get("Name")).hasToString("A");
        assertThat(events.stream().map(event -> header(event).get("changeType").toString()))
                .containsExactly("CREATE", "GAP_UPDATE", "GAP_OVERFLOW");
        assertThat(header(events.get(2)).get("recordIds")).hasToString("[000000000000000AAA]");
    }

    @Test
    void aFieldThatIsAddedMakesAnotherSchemaAndOldEventsKeepTheirs() throws IOException {
        insert("Contact", Map.of("LastName", "before"));
        sandbox.salesforce()
                .post("/sandbox/fields", "{'object':'Contact','field':{'name':'Fleet__c','type':'string'}}");
        insert("Contact", Map.of("LastName", "after", "Fleet__c", "7"));
        List<GenericRecord> events = events("/data/ContactChangeEvent", 2);
        assertThat(events.get(0).getSchema().getField("Fleet__c")).isNull();
        assertThat(events.get(1).get("Fleet__c")).hasToString("7");
    }

    @Test
    void oneChannelHasTheEventsOfAllObjects() throws IOException {
        insert("Account", Map.of("Name", "A"));
        insert("Contact", Map.of("LastName", "C"));
        assertThat(events("/data/ChangeEvents", 2).stream()
                        .map(event -> event.getSchema().getName()))
                .containsExactly("AccountChangeEvent", "ContactChangeEvent");
    }
}
