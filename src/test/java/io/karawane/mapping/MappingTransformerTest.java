package io.karawane.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.karawane.problem.Reason;
import io.karawane.problem.RecordProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.errorhandler.NoErrorHandlerDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingTransformerTest {
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final AtomicReference<Mappings> mappings = new AtomicReference<>(Mappings.load(Path.of("mappings")));

    @BeforeEach
    void start() throws Exception {
        context.getCamelContextExtension().setErrorHandlerFactory(new NoErrorHandlerDefinition());
        MappingTransformer.register(context, mappings::get);
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.resolveMandatoryResource(context, "classpath:mapping/maps.camel.yaml"));
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void aRouteInYamlMapsALeadToAContact() {
        var lead = Map.of("LastName", " Müller ", "Email", "anna@example.com", "Company", "Kamel AG");
        var mapped = send("direct:lead-out", lead, Map.of());
        assertThat(body(mapped))
                .containsOnly(
                        entry("lastName", "Müller"), entry("email", "anna@example.com"), entry("account", "Kamel AG"));
        assertThat(mapped.getVariable("mappingVersion"))
                .isEqualTo(mappings.get().of("Lead").version());
        assertThat(notes(mapped)).isEmpty();
    }

    @Test
    void aRouteInYamlMapsAContactToALead() {
        var mapped = send("direct:lead-in", Map.of("lastName", "Müller", "firstName", "Anna"), Map.of());
        assertThat(body(mapped))
                .containsOnly(entry("LastName", "Müller"), entry("FirstName", "Anna"), entry("Company", "Anna Müller"));
    }

    @Test
    void aRouteInYamlMapsContactsBothWays() {
        var record = Map.of("LastName", "Müller", "Email", "anna@example.com");
        var contact = Map.of("lastName", "Müller", "email", "anna@example.com");
        assertThat(body(send("direct:contact-out", record, Map.of()))).isEqualTo(contact);
        assertThat(body(send("direct:contact-in", contact, Map.of()))).isEqualTo(record);
    }

    @Test
    void aRecordThatMustNotGoFailsWithItsProblem() {
        var failed = send("direct:lead-out", Map.of("LastName", "Müller"), Map.of());
        assertThat(failed.getException())
                .isInstanceOfSatisfying(RecordProblem.class, problem -> assertThat(problem.reason())
                        .isEqualTo(Reason.NO_EMAIL));
    }

    @Test
    void aBodyThatIsNoRecordIsRefused() {
        assertThat(send("direct:lead-out", null, Map.of()).getException()).isInstanceOf(InvalidPayloadException.class);
    }

    @Test
    void aReloadCountsFromTheNextRecordOn(@TempDir Path folder) throws Exception {
        for (String name : List.of("lead", "contact", "account")) {
            Files.copy(Path.of("mappings", name + ".mapping.yaml"), folder.resolve(name + ".mapping.yaml"));
        }
        var file = folder.resolve("contact.mapping.yaml");
        Files.writeString(
                file,
                Files.readString(file) + "  - { salesforce: Title, activecampaign: \"%TITLE%\", wins: newest }\n");
        var record = Map.of("LastName", "Müller", "Email", "anna@example.com", "Title", "Dr.");
        var before = send("direct:contact-out", record, Map.of());
        mappings.set(Mappings.load(folder));
        var after = send("direct:contact-out", record, Map.of());
        assertThat(body(before)).doesNotContainKey("fields");
        assertThat(body(after)).containsEntry("fields", Map.of("TITLE", "Dr."));
        assertThat(after.getVariable("mappingVersion")).isNotEqualTo(before.getVariable("mappingVersion"));

        var newer = send(
                "direct:contact-out",
                record,
                Map.of(
                        "current", Map.of("fields", Map.of("TITLE", "Prof.")),
                        "sourceTime", Instant.parse("2026-11-24T09:00:00Z"),
                        "targetTime", Instant.parse("2026-11-24T09:00:01Z")));
        assertThat(body(newer)).doesNotContainKey("fields");
        assertThat(notes(newer)).containsExactly(new Note(Reason.KEPT, "%TITLE%", "Dr.", "Prof."));
    }

    @Test
    void anObjectOfOnesOwnNeedsAMappingFileAndARouteAndNothingElse(@TempDir Path folder) throws Exception {
        for (String name : List.of("lead", "contact", "account")) {
            Files.copy(Path.of("mappings", name + ".mapping.yaml"), folder.resolve(name + ".mapping.yaml"));
        }
        PluginHelper.getRoutesLoader(context).updateRoutes(ResourceHelper.fromString("partner.camel.yaml", """
                - route:
                    id: partner-out
                    from:
                      uri: direct:partner-out
                      steps:
                        - transformDataType: { fromType: "salesforce:Partner__c", toType: "activecampaign:contact" }
                - route:
                    id: partner-in
                    from:
                      uri: direct:partner-in
                      steps:
                        - transformDataType: { fromType: "activecampaign:contact", toType: "salesforce:Partner__c" }
                """));
        var record = Map.of("Mail__c", "anna@example.com", "Name", "Anna");
        assertThat(send("direct:partner-out", record, Map.of()).getException())
                .hasMessage("no mapping of Partner__c and contact");
        Files.writeString(folder.resolve("partner.mapping.yaml"), """
                mapping: partner
                format: 1
                salesforce: Partner__c
                activecampaign: contact
                fields:
                  - { salesforce: Mail__c, activecampaign: email, key: true }
                  - { salesforce: Name, activecampaign: lastName }
                """);
        mappings.set(Mappings.load(folder));
        var contact = Map.of("email", "anna@example.com", "lastName", "Anna");
        assertThat(body(send("direct:partner-out", record, Map.of()))).isEqualTo(contact);
        assertThat(body(send("direct:partner-in", contact, Map.of()))).isEqualTo(record);
    }

    @Test
    void aRecordIsMappedByTheMappingByWhichItWasRead() {
        var known = mappings.get();
        mappings.set(null);
        var record = Map.of("LastName", "Müller", "Email", "anna@example.com");
        assertThat(send("direct:contact-out", record, Map.of("mappings", known)).getVariable("mappingVersion"))
                .isEqualTo(known.of("Contact").version());
    }

    private Exchange send(String route, Map<String, ?> record, Map<String, ?> variables) {
        return context.createFluentProducerTemplate()
                .withProcessor(exchange -> {
                    exchange.getMessage().setBody(record);
                    variables.forEach(exchange::setVariable);
                })
                .to(route)
                .request(Exchange.class);
    }

    @SuppressWarnings("unchecked")
    private static List<Note> notes(Exchange exchange) {
        return exchange.getVariable("mappingNotes", List.class);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> body(Exchange exchange) {
        return exchange.getMessage().getBody(Map.class);
    }
}
