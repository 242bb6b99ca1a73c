package io.karawane.salesforce;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.camel.component.salesforce.api.utils.TimeModule;

/** JSON as Salesforce speaks it; unlike the component's own mapper this one sends nulls, which clear a field. */
final class Json {
    // Times as the component reads them, in bulk jobs.
    static final ObjectMapper MAPPER = new ObjectMapper().registerModule(new TimeModule());

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private Json() {}

    static Map<String, Object> object(InputStream json) {
        try {
            return MAPPER.readValue(json, OBJECT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Object> object(String json) {
        try {
            return MAPPER.readValue(json, OBJECT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
