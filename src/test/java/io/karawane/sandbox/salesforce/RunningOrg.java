package io.karawane.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.karawane.sandbox.Limits;
import io.karawane.sandbox.Switches;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The simulated org behind a real HTTP server on a free port, and a client that is logged in. */
final class RunningOrg implements AutoCloseable {
    static final String DATA = "/services/data/v63.0";
    static final String LOGIN = "grant_type=client_credentials&client_id=sandbox-client&client_secret=sandbox-secret";
    private static final ObjectMapper JSON = new ObjectMapper();

    final Switches switches = new Switches();
    final Limits limits = new Limits();
    final SalesforceService service = new SalesforceService(switches, limits);
    private final Server server = new Server();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final ServerConnector connector;
    String token;

    /** @param json missing if the body is empty or no JSON */
    record Reply(int status, JsonNode json, String text, HttpResponse<String> response) {
        String errorCode() {
            return json.path(0).path("errorCode").asText();
        }

        String message() {
            return json.path(0).path("message").asText();
        }
    }

    RunningOrg() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setRequestHeaderSize(32 * 1024);
        configuration.setUriCompliance(UriCompliance.from("DEFAULT,AMBIGUOUS_PATH_SEPARATOR,AMBIGUOUS_PATH_ENCODING"));
        connector = new ServerConnector(server, new HttpConnectionFactory(configuration));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        service.register(context);
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        token = login(LOGIN).json().path("access_token").asText();
    }

    String url() {
        return "http://localhost:" + connector.getLocalPort();
    }

    Reply login(String form) {
        return send(HttpRequest.newBuilder(URI.create(url() + "/services/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    Reply get(String path) {
        return call("GET", path, null, Map.of());
    }

    Reply post(String path, String body) {
        return call("POST", path, body, Map.of());
    }

    Reply patch(String path, String body) {
        return call("PATCH", path, body, Map.of());
    }

    Reply delete(String path) {
        return call("DELETE", path, null, Map.of());
    }

    Reply query(String soql) {
        return get("/query?q=" + encode(soql));
    }

    Reply queryAll(String soql) {
        return get("/queryAll/?q=" + encode(soql));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** @param path below {@link #DATA}, or a whole one that starts with {@code /services} or {@code /cometd} */
    Reply call(String method, String path, String body, Map<String, String> headers) {
        boolean whole = path.startsWith("/services") || path.startsWith("/cometd");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + (whole ? path : DATA + path)))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::setHeader);
        return send(request);
    }

    Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            boolean json =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Reply(
                    response.statusCode(),
                    json ? JSON.readTree(response.body()) : MissingNode.getInstance(),
                    response.body(),
                    response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param json with single quotes, for legibility */
    static String json(String json) {
        return json.replace('\'', '"');
    }

    String insert(String object, Object... namesAndValues) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            row.put(namesAndValues[at].toString(), namesAndValues[at + 1]);
        }
        return service.insert(object, List.of(row)).get(0);
    }

    @Override
    public void close() {
        service.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
