package io.karawane.salesforce;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.api.dto.RestError;

/**
 * What Salesforce says of one record of a collection.
 *
 * @param id the record's id, null if refused
 * @param code Salesforce's error code, null if accepted
 * @param message Salesforce's words
 * @param fields the fields concerned
 */
public record Saved(String id, boolean success, String code, String message, List<String> fields) {
    private static final Set<String> MAY_PASS =
            Set.of("UNABLE_TO_LOCK_ROW", "ENTITY_IS_DELETED", "CANNOT_UPDATE_CONVERTED_LEAD");

    static Saved of(Map<String, Object> answer) {
        boolean success = Boolean.TRUE.equals(answer.get("success"));
        Map<?, ?> error = answer.get("errors") instanceof List<?> errors
                        && !errors.isEmpty()
                        && errors.get(0) instanceof Map<?, ?> first
                ? first
                : Map.of();
        // Salesforce calls it statusCode; what Camel makes of it, errorCode.
        Object code = error.get("statusCode") == null ? error.get("errorCode") : error.get("statusCode");
        List<String> fields = error.get("fields") instanceof List<?> names
                ? names.stream().map(Object::toString).collect(Collectors.toList())
                : List.of();
        return new Saved((String) answer.get("id"), success, text(code), text(error.get("message")), fields);
    }

    /** Of a call with one record that was refused as a whole. */
    static Saved refused(SalesforceException refusal) {
        return refusal.getErrors() == null || refusal.getErrors().isEmpty()
                ? new Saved(null, false, "HTTP " + refusal.getStatusCode(), null, List.of())
                : refused(refusal.getErrors().get(0));
    }

    private static Saved refused(RestError error) {
        List<String> fields = error.getFields() == null ? List.of() : error.getFields();
        return new Saved(null, false, error.getErrorCode(), error.getMessage(), fields);
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    /** Another try may help although the record stays as it is; or it ended meanwhile, as the next try will read. */
    public boolean mayPass() {
        return code != null && MAY_PASS.contains(code);
    }

    public String field() {
        return fields.isEmpty() ? null : fields.get(0);
    }
}
