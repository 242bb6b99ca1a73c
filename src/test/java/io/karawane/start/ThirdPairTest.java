package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pair of one's own: a mapping file and a small route file, added while it runs. */
class ThirdPairTest {
    private static final String MAPPING = """
            mapping: partner
            format: 1
            salesforce: Partner__c
            activecampaign: contact
            fields:
              - { salesforce: Mail__c, activecampaign: email, key: true }
              - { salesforce: Name,    activecampaign: lastName }
            """;

    private static final String ROUTES = """
            # Partners become contacts, and contacts become partners.
            - route:
                id: partner-goes-to-activecampaign
                description: Makes of a partner a contact of ActiveCampaign
                from:
                  uri: direct:partner-goes-to-activecampaign
                  steps:
                    - transformDataType: { fromType: "salesforce:Partner__c", toType: "activecampaign:contact" }
                    - setVariable: { name: method, constant: POST }
                    - setVariable: { name: path, constant: contact/sync }
                    - setBody: { simple: '{"contact": {"email": "${body[email]}", "lastName": "${body[lastName]}"}}' }
                    - to: direct:activecampaign
            - route:
                id: contact-becomes-partner
                description: Makes of a contact of ActiveCampaign a partner
                from:
                  uri: direct:contact-becomes-partner
                  steps:
                    - transformDataType: { fromType: "activecampaign:contact", toType: "salesforce:Partner__c" }
            """;

    @TempDir
    private Path folder;

    private World world;

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void aMappingFileAndARouteFileAreAllItTakes() throws IOException {
        world = new World(folder)
                .sync("{}")
                .set("karawane.routes", new RouteFolder(folder.resolve("routes")).toString())
                .set("karawane.reload", "true")
                .start()
                .awaitReady();
        world.file("partner.mapping.yaml", MAPPING);
        await().untilAsserted(() -> assertThat(world.health())
                .contains("partner.mapping.yaml:3:13 error unknown-object Salesforce has no object Partner__c"));
        assertThat(world.ready()).isEqualTo(200);

        world.control(world.sandbox.salesforceUrl(), "objects", Map.of("name", "Partner__c"));
        world.control(
                world.sandbox.salesforceUrl(),
                "fields",
                Map.of("object", "Partner__c", "field", Map.of("name", "Mail__c", "type", "email")));
        Files.writeString(folder.resolve("routes/partner.camel.yaml"), ROUTES);
        var context = world.karawane().context();
        await().untilAsserted(() ->
                assertThat(context.getRoute("partner-goes-to-activecampaign")).isNotNull());

        var camel = context.createFluentProducerTemplate();
        camel.withBody(Map.of("Name", "Partner & Söhne", "Mail__c", "partner@example.org"))
                .to("direct:partner-goes-to-activecampaign")
                .send();
        assertThat(world.contacts("partner@example.org")).singleElement().satisfies(contact -> assertThat(
                        contact.path("lastName").asText())
                .isEqualTo("Partner & Söhne"));
        assertThat(camel.withBody(Map.of("lastName", "Partner & Söhne", "email", "partner@example.org"))
                        .to("direct:contact-becomes-partner")
                        .request(Map.class))
                .isEqualTo(Map.of("Name", "Partner & Söhne", "Mail__c", "partner@example.org"));
        assertThat(world.ready()).isEqualTo(200);
    }
}
