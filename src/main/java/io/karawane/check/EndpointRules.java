package io.karawane.check;

import io.karawane.problem.Nearest;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.quartz.CronExpression;

/** Endpoints against Camel's own catalogue of components. */
final class EndpointRules {
    /** Options that the application gives to the component, whatever a route says. */
    private static final Set<String> GIVEN = Set.of("salesforce:clientId");

    private final CamelCatalog catalogue;
    private final Offer offer;

    EndpointRules(CamelCatalog catalogue, Offer offer) {
        this.catalogue = catalogue;
        this.offer = offer;
    }

    void check(Endpoint endpoint) {
        String scheme = endpoint.scheme();
        if (scheme.isEmpty()) {
            return; // only known at run time
        }
        if (!catalogue.findComponentNames().contains(scheme)) {
            endpoint.wrong(
                    "unknown-component",
                    "Camel has no component " + scheme,
                    Nearest.to(scheme, catalogue.findComponentNames())
                            .map("did you mean %s?"::formatted)
                            .orElse("camel.apache.org/components lists them"));
        } else if (!isOnClassPath(scheme)) {
            endpoint.wrong(
                    "missing-component",
                    "the component " + scheme + " is not part of this program",
                    "put " + catalogue.componentModel(scheme).getArtifactId() + " into its lib folder");
        } else {
            options(endpoint);
        }
    }

    private static boolean isOnClassPath(String scheme) {
        return EndpointRules.class.getResource("/META-INF/services/org/apache/camel/component/" + scheme) != null;
    }

    private void options(Endpoint endpoint) {
        ComponentModel model = catalogue.componentModel(endpoint.scheme());
        boolean consumer = endpoint.isConsumer();
        String uri;
        EndpointValidationResult result;
        try {
            uri = uri(endpoint);
            required(endpoint, uri, model);
            if (uri == null) {
                return;
            }
            result = catalogue.validateEndpointProperties(uri, true, consumer, !consumer);
        } catch (URISyntaxException e) {
            endpoint.wrong("bad-uri", "the URI cannot be read: " + e.getReason(), "write scheme:name?option=value");
            return;
        }
        if (result.getSyntaxError() != null) {
            endpoint.wrong("bad-uri", result.getSyntaxError(), "write scheme:name?option=value");
            return;
        }
        List<String> known = model.getEndpointOptions().stream()
                .filter(option -> !(consumer ? isFor(option, "producer") : isFor(option, "consumer")))
                .map(BaseOptionModel::getName)
                .toList();
        names(result.getUnknown())
                .forEach(option -> endpoint.wrongOption(
                        option,
                        "unknown-option",
                        endpoint.scheme() + " has no option " + option,
                        Nearest.hint(option, known)));
        Set<String> elsewhere =
                new HashSet<>(names(consumer ? result.getNotConsumerOnly() : result.getNotProducerOnly()));
        elsewhere.forEach(option -> endpoint.wrongOption(
                option,
                "unknown-option",
                "%s is an option of %s: only".formatted(option, consumer ? "to" : "from"),
                "remove it"));
        values(endpoint, result);
    }

    /** Camel's own check overlooks parts of the path. */
    private void required(Endpoint endpoint, String uri, ComponentModel model) throws URISyntaxException {
        Set<String> there = new HashSet<>();
        endpoint.parameters().fieldNames().forEachRemaining(there::add);
        if (uri != null) {
            there.addAll(catalogue.endpointProperties(uri).keySet());
        }
        model.getEndpointOptions().stream()
                .filter(BaseOptionModel::isRequired)
                .map(BaseOptionModel::getName)
                .filter(option -> !there.contains(option) && !GIVEN.contains(endpoint.scheme() + ":" + option))
                .forEach(option -> endpoint.wrong(
                        "missing-option",
                        endpoint.scheme() + " needs the option " + option,
                        "add it: parameters: { " + option + ": … }"));
    }

    private static boolean isFor(BaseOptionModel option, String side) {
        return option.getLabel() != null && option.getLabel().startsWith(side);
    }

    private static void values(Endpoint endpoint, EndpointValidationResult result) {
        pairs(result.getInvalidEnum())
                .forEach((option, value) -> endpoint.wrongOption(
                        option,
                        "not-a-choice",
                        option + " cannot be " + value,
                        Nearest.hint(
                                value, result.getEnumChoices(option) == null ? List.of() : choices(result, option))));
        Map.of(
                        "true or false", pairs(result.getInvalidBoolean()),
                        "a whole number", pairs(result.getInvalidInteger()),
                        "a number", pairs(result.getInvalidNumber()),
                        "a time in milliseconds, or such as 5s", pairs(result.getInvalidDuration()),
                        "the name of a bean, #name", pairs(result.getInvalidReference()))
                .forEach((expected, wrong) -> wrong.forEach((option, value) -> endpoint.wrongOption(
                        option, "bad-value", option + " cannot be " + value, "write " + expected)));
        String cron = endpoint.parameters().path("cron").asText();
        if (endpoint.scheme().equals("quartz") && !cron.isEmpty() && !CronExpression.isValidExpression(cron)) {
            endpoint.wrongOption(
                    "cron",
                    "bad-value",
                    "\"" + cron + "\" is no cron expression",
                    "write it as 0 30 2 * * ? (02:30 daily)");
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> choices(EndpointValidationResult result, String option) {
        return result.getEnumChoices(option);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> pairs(Map<?, ?> raw) {
        return raw == null ? Map.of() : (Map<String, String>) raw;
    }

    @SuppressWarnings("unchecked")
    private static Collection<String> names(Collection<?> raw) {
        return raw == null ? List.of() : (Collection<String>) raw;
    }

    /** Null if a part of the path is missing. */
    private String uri(Endpoint endpoint) throws URISyntaxException {
        Map<String, String> parameters = new LinkedHashMap<>();
        endpoint.parameters()
                .properties()
                .forEach(each -> parameters.put(
                        each.getKey(), offer.resolved(each.getValue().asText()).replace("&", "%26")));
        if (endpoint.uri().indexOf(':') < 0) {
            String whole = catalogue.asEndpointUri(endpoint.scheme(), parameters, false);
            return whole != null && whole.startsWith(endpoint.scheme() + ":") ? whole : null;
        }
        StringBuilder uri = new StringBuilder(endpoint.uri());
        parameters.forEach((name, value) -> uri.append(uri.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(value));
        return uri.toString();
    }
}
