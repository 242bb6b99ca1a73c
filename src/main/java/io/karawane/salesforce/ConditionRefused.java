package io.karawane.salesforce;

import java.util.stream.Collectors;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.api.dto.RestError;

/** Salesforce does not understand a condition that a person typed; the message is in its own words. */
public final class ConditionRefused extends RuntimeException {
    ConditionRefused(SalesforceException refusal) {
        super(
                refusal.getErrors() == null
                        ? "HTTP " + refusal.getStatusCode()
                        : refusal.getErrors().stream()
                                .map(RestError::getMessage)
                                .collect(Collectors.joining("\n")));
    }
}
