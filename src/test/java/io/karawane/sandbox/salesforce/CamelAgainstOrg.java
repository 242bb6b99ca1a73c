package io.karawane.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.salesforce.AuthenticationType;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.SalesforceEndpointConfig;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** A Camel context with the real camel-salesforce component, logged in to the simulated org. */
@Timeout(30)
abstract class CamelAgainstOrg {
    final RunningOrg org = new RunningOrg();
    CamelContext camel;

    @AfterEach
    void stop() {
        camel.stop();
        org.close();
    }

    final void start(RouteBuilder... routes) throws Exception {
        SalesforceComponent salesforce = component(AuthenticationType.CLIENT_CREDENTIALS);
        salesforce.setClientSecret("sandbox-secret");
        start(salesforce, routes);
    }

    final SalesforceComponent component(AuthenticationType flow) {
        SalesforceComponent salesforce = new SalesforceComponent();
        salesforce.setLoginUrl(org.url());
        salesforce.setClientId("sandbox-client");
        salesforce.setAuthenticationType(flow);
        SalesforceEndpointConfig config = new SalesforceEndpointConfig();
        config.setApiVersion("63.0");
        salesforce.setConfig(config);
        return salesforce;
    }

    final void start(SalesforceComponent salesforce, RouteBuilder... routes) throws Exception {
        camel = new DefaultCamelContext();
        camel.addComponent("salesforce", salesforce);
        for (RouteBuilder route : routes) {
            camel.addRoutes(route);
        }
        camel.start();
    }

    final List<String> leads(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> org.insert("Lead", "LastName", "L" + i, "Company", "A"))
                .toList();
    }

    static JsonNode json(Object body) throws Exception {
        ObjectMapper json = new ObjectMapper();
        return body instanceof String text ? json.readTree(text) : json.readTree((InputStream) body);
    }
}
