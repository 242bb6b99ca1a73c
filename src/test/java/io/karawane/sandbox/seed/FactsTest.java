package io.karawane.sandbox.seed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.sandbox.RunningSandbox;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is known of the seeded people besides their names. */
class FactsTest {
    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    private static final Plan PLAN = new Plan(300, 300, 300, 300, 0, 42);
    private static final Map<String, String> FILLED = Map.of(
            "Lead",
            "Salutation Street PostalCode State LeadSource Industry Rating NumberOfEmployees AnnualRevenue Website "
                    + "Legacy_ID__c Budget__c Region__c Interests__c Birthday__c Score__c Note__c",
            "Contact",
            "Salutation MailingStreet MailingPostalCode MailingState LeadSource Birthdate Legacy_ID__c Budget__c "
                    + "Region__c Interests__c Birthday__c Score__c Note__c",
            "Account",
            "BillingStreet BillingPostalCode BillingState Type Industry NumberOfEmployees AnnualRevenue Website "
                    + "Budget__c Region__c Interests__c Score__c Note__c");

    private static JsonNode sow() {
        sandbox.get().reset();
        sandbox.get().seed(PLAN);
        return sandbox.get().dump();
    }

    private static List<String> filled(JsonNode rows, String name) {
        List<String> values = new ArrayList<>();
        rows.forEach(row -> {
            if (row.hasNonNull(name) && !row.path(name).asText().isEmpty()) {
                values.add(row.path(name).asText());
            }
        });
        return values;
    }

    @Test
    void aGoodPartOfAllFieldsIsFilledTheSameWayForTheSameSeed() {
        JsonNode first = sow().path("salesforce");
        JsonNode second = sow().path("salesforce");
        FILLED.forEach((object, names) -> {
            for (String name : names.split(" ")) {
                List<String> values = filled(first.path(object), name);
                assertThat(values).as(object + "." + name).hasSizeBetween(120, 299);
                assertThat(filled(second.path(object), name)).isEqualTo(values);
            }
            assertThat(filled(first.path(object), "Newsletter__c")).contains("true", "false");
            assertThat(filled(first.path(object), "ActiveCampaign_ID__c")).isEmpty();
            assertThat(filled(first.path(object), "ActiveCampaign_Sync_Status__c"))
                    .isEmpty();
        });
        assertThat(filled(first.path("Lead"), "Region__c")).contains("DE", "AT", "CH", "Other");
        assertThat(filled(first.path("Lead"), "Interests__c")).anyMatch(value -> value.contains(";"));
        for (JsonNode lead : first.path("Lead")) {
            if (lead.path("State").asText().equals("Bayern")) {
                assertThat(lead.path("Country").asText()).isEqualTo("DE");
                assertThat(lead.path("PostalCode").asText()).matches("\\d{5}");
            }
        }
    }

    @Test
    void activecampaignHasListsAndFieldsOfEveryTypeWithValues() throws IOException {
        JsonNode dump = sow().path("activecampaign");
        JsonNode fields =
                sandbox.activecampaign().get("/api/3/fields?limit=100").json();
        Map<String, String> types = new HashMap<>();
        for (JsonNode field : fields.path("fields")) {
            types.put(field.path("perstag").asText(), field.path("type").asText());
            boolean choice = field.path("type").asText().matches("dropdown|listbox|checkbox|radio");
            assertThat(field.path("options").size() > 1).isEqualTo(choice);
            assertThat(field.path("relations")).hasSize(1);
            List<String> values = new ArrayList<>();
            for (JsonNode value : dump.path("fieldValues")) {
                if (value.path("field").equals(field.path("id"))) {
                    values.add(value.path("value").asText());
                }
            }
            assertThat(values).as(field.path("perstag").asText()).hasSizeBetween(120, 299);
        }
        assertThat(types.values())
                .contains(
                        "number",
                        "dropdown",
                        "listbox",
                        "checkbox",
                        "radio",
                        "date",
                        "datetime",
                        "hidden",
                        "text",
                        "textarea");
        assertThat(types).containsKeys("BUDGET", "REGION", "INTERESTS", "BIRTHDAY", "NEWSLETTER", "NOTES");
        JsonNode lists = sandbox.activecampaign().get("/api/3/lists").at("/lists");
        assertThat(lists.size()).isGreaterThanOrEqualTo(2);
        assertThat(lists.get(0).path("active_subscribers").asInt()).isBetween(100, 200);
    }
}
