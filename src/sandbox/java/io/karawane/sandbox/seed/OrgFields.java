package io.karawane.sandbox.seed;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.sandbox.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Values for the fields of one object of the org that are neither names nor addresses, by the types of the fields. */
final class OrgFields {
    private static final int FILLED_PERCENT = 70;
    private static final Set<String> TYPES =
            Set.of("picklist", "multipicklist", "currency", "int", "double", "date", "url");

    private final List<JsonNode> fields;
    private final Random random;

    OrgFields(String object, Random random) {
        this.random = random;
        fields = StreamSupport.stream(read(object).path("fields").spliterator(), false)
                .filter(OrgFields::isFilled)
                .toList();
    }

    private static JsonNode read(String object) {
        String name = "/io/karawane/sandbox/salesforce/" + object + ".json";
        try (InputStream resource = OrgFields.class.getResourceAsStream(name)) {
            return Json.parse(resource.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    /** What the synchronisation writes and what the service fills itself stay empty. */
    private static boolean isFilled(JsonNode field) {
        String name = field.path("name").asText();
        boolean own = name.endsWith("__c");
        boolean taken =
                field.path("readOnly").asBoolean() || field.has("formula") || name.startsWith("ActiveCampaign_");
        boolean decided = field.has("initial") && !own;
        return !taken && !decided && (own || TYPES.contains(field.path("type").asText()));
    }

    /** Fills most of them. */
    void fill(Map<String, Object> row) {
        for (JsonNode field : fields) {
            if (random.nextInt(100) < FILLED_PERCENT) {
                row.put(field.path("name").asText(), value(field));
            }
        }
    }

    private Object value(JsonNode field) {
        JsonNode values = field.path("values");
        return switch (field.path("type").asText()) {
            case "picklist" -> values.get(random.nextInt(values.size())).asText();
            case "multipicklist" -> String.join(";", some(values));
            case "currency" -> field.path("scale").asInt() == 0 ? amount() * 10_000L : amount() + 0.5;
            case "int" -> amount();
            case "double" -> random.nextInt(10_000) / 100.0;
            case "boolean" -> random.nextBoolean();
            case "date" -> Facts.birthday(random);
            case "url" -> Facts.website(random);
            case "textarea" -> Facts.note(random);
            default -> Facts.number(random);
        };
    }

    private int amount() {
        return 1 + random.nextInt(5000);
    }

    private List<String> some(JsonNode values) {
        List<String> some = new ArrayList<>();
        values.forEach(value -> {
            if (random.nextBoolean()) {
                some.add(value.asText());
            }
        });
        return some.isEmpty() ? List.of(values.get(0).asText()) : some;
    }
}
