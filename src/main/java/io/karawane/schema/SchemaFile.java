package io.karawane.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.mapping.Catalogue;
import io.karawane.mapping.type.ActiveCampaignType;
import io.karawane.mapping.type.Field;
import io.karawane.mapping.type.SalesforceType;
import io.karawane.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The fields as they were last read, so that checks work without a connection. Holds no data of any person. */
public final class SchemaFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    public SchemaFile(Path file) {
        this.file = file;
    }

    /** Where this instance keeps it. */
    public static SchemaFile of(Settings settings) {
        return new SchemaFile(settings.path("karawane.data").resolve("schema.json"));
    }

    /** Nothing if there is no file yet, or none that can be read: the services will be asked. */
    public Known load() {
        try {
            JsonNode json = JSON.readTree(file.toFile());
            Map<String, Catalogue> catalogues = new LinkedHashMap<>();
            json.path("mappings").properties().forEach(each -> {
                JsonNode mapping = each.getValue();
                catalogues.put(
                        each.getKey(),
                        new Catalogue(
                                mapping.path("salesforce").asText(),
                                mapping.path("activecampaign").asText(),
                                fields(mapping.path("salesforceFields"), SalesforceType::valueOf),
                                fields(mapping.path("activecampaignFields"), ActiveCampaignType::valueOf),
                                texts(mapping.path("asked"))));
            });
            return new Known(Instant.parse(json.path("readAt").asText()), catalogues);
        } catch (IOException | RuntimeException e) {
            return Known.NOTHING;
        }
    }

    void save(Known known) throws IOException {
        ObjectNode json = JSON.createObjectNode().put("readAt", known.readAt().toString());
        ObjectNode mappings = json.putObject("mappings");
        known.catalogues().forEach((name, catalogue) -> {
            ObjectNode mapping = mappings.putObject(name);
            mapping.put("salesforce", catalogue.object()).put("activecampaign", catalogue.kind());
            mapping.set("asked", JSON.valueToTree(catalogue.asked()));
            mapping.set(
                    "salesforceFields",
                    JSON.valueToTree(List.copyOf(catalogue.salesforce().values())));
            mapping.set(
                    "activecampaignFields",
                    JSON.valueToTree(List.copyOf(catalogue.activecampaign().values())));
        });
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "schema", ".json");
        JSON.writerWithDefaultPrettyPrinter().writeValue(fresh.toFile(), json);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new HashSet<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static Map<String, Field> fields(JsonNode array, Function<String, Enum<?>> types) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (JsonNode json : array) {
            List<Field.Option> options = new ArrayList<>();
            json.path("options")
                    .forEach(option -> options.add(new Field.Option(
                            option.path("value").asText(), option.path("label").asText())));
            String name = json.path("name").asText();
            fields.put(
                    name,
                    new Field(
                            name,
                            json.path("label").asText(),
                            types.apply(json.path("type").asText()),
                            json.path("length").asInt(),
                            json.path("scale").asInt(),
                            json.path("writeable").asBoolean(),
                            json.path("formula").asBoolean(),
                            json.path("required").asBoolean(),
                            options,
                            json.path("restricted").asBoolean()));
        }
        return fields;
    }
}
