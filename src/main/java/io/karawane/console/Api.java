package io.karawane.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.karawane.problem.Finding;
import io.karawane.settings.Settings;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP API below {@code /api/v1}. Errors are {@code application/problem+json}; what is not here does not exist. */
public final class Api {
    static final String ROOT = "/api/v1/";

    private static final Logger LOG = LoggerFactory.getLogger(Api.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BEARER = "Bearer ";

    private final Tokens managers;
    private final Tokens users;
    private final Supplier<List<Finding>> reload;
    private final Supplier<Map<String, Object>> status;

    /**
     * @param reload takes over edited files and tells what is wrong with them
     * @param status how it stands
     */
    public Api(Settings settings, Supplier<List<Finding>> reload, Supplier<Map<String, Object>> status) {
        this.managers = new Tokens(settings.list("karawane.api.manager-tokens"));
        this.users = new Tokens(settings.list("karawane.api.user-tokens"));
        this.reload = reload;
        this.status = status;
    }

    void answer(RoutingContext request) {
        String authorization = request.request().getHeader("Authorization");
        String token = authorization != null && authorization.startsWith(BEARER)
                ? authorization.substring(BEARER.length()).strip()
                : "";
        String call = request.request().method() + " " + request.request().path();
        if (call.equals("GET /api/v1/status") && (managers.contain(token) || users.contain(token))) {
            request.vertx()
                    .executeBlocking(status::get)
                    .onSuccess(values -> send(request, 200, "application/json", values))
                    .onFailure(failure -> failed(request, failure));
        } else if (managers.contain(token)) {
            answer(request, call);
        } else if (users.contain(token)) {
            problem(request, 403, "not allowed", "the role user may not do this", Map.of());
        } else {
            request.response().putHeader("WWW-Authenticate", "Bearer");
            problem(request, 401, "who are you?", "send a token of karawane.api.manager-tokens", Map.of());
        }
    }

    private void answer(RoutingContext request, String call) {
        if (call.equals("POST /api/v1/reload")) {
            request.vertx()
                    .executeBlocking(reload::get)
                    .onSuccess(findings -> reloaded(request, findings))
                    .onFailure(failure -> failed(request, failure));
        } else {
            problem(request, 404, "not found", "there is no " + call, Map.of());
        }
    }

    private static void reloaded(RoutingContext request, List<Finding> findings) {
        List<Map<String, Object>> items = findings.stream().map(Finding::values).toList();
        if (findings.stream().anyMatch(Finding::isError)) {
            problem(request, 422, "not reloaded", "everything stays as it was", Map.of("findings", items));
        } else {
            send(request, 200, "application/json", Map.of("reloaded", true, "findings", items));
        }
    }

    private static void failed(RoutingContext request, Throwable failure) {
        LOG.error("a call of the API failed", failure);
        problem(request, 500, "a bug of ours", "see the log", Map.of());
    }

    private static void problem(RoutingContext request, int status, String title, String detail, Map<String, ?> more) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", title);
        body.put("status", status);
        body.put("detail", detail);
        body.putAll(more);
        send(request, status, "application/problem+json", body);
    }

    private static void send(RoutingContext request, int status, String type, Map<String, Object> body) {
        try {
            request.response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", type)
                    .putHeader("Cache-Control", "no-store")
                    .end(JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
