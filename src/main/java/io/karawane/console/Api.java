package io.karawane.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.karawane.console.Call.Request;
import io.karawane.settings.Settings;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final List<Call> calls;

    public Api(Settings settings, Calls calls) {
        this.managers = new Tokens(settings.list("karawane.api.manager-tokens"));
        this.users = new Tokens(settings.list("karawane.api.user-tokens"));
        this.calls = calls.all();
    }

    void answer(RoutingContext request) {
        String authorization = request.request().getHeader("Authorization");
        String token = authorization != null && authorization.startsWith(BEARER)
                ? authorization.substring(BEARER.length()).strip()
                : "";
        boolean manager = managers.contain(token);
        if (!manager && !users.contain(token)) {
            request.response().putHeader("WWW-Authenticate", "Bearer");
            refuse(request, new Problem(401, "who are you?", "send a token of karawane.api.manager-tokens", Map.of()));
            return;
        }
        String method = request.request().method().name();
        String path = request.request().path().substring(ROOT.length());
        for (Call call : calls) {
            Optional<String> id = call.matches(method, path);
            if (id.isPresent() && !manager && !call.forUsers()) {
                refuse(request, new Problem(403, "not allowed", "the role user may not do this", Map.of()));
                return;
            } else if (id.isPresent()) {
                answer(request, call, id.get(), manager ? "a manager" : "a user");
                return;
            }
        }
        refuse(request, new Problem(404, "not found", "there is no " + method + " " + ROOT + path, Map.of()));
    }

    private void answer(RoutingContext request, Call call, String id, String role) {
        Map<String, String> query = new HashMap<>();
        request.queryParams().forEach(each -> query.putIfAbsent(each.getKey(), each.getValue()));
        String named = request.request().getHeader("X-Salesforce-User");
        Request asked = new Request(
                id,
                query,
                request.request().getHeader("Accept-Language"),
                named == null || named.isBlank() ? role : named.strip());
        request.vertx()
                .executeBlocking(() -> call.answer().apply(asked))
                .onSuccess(body -> send(request, 200, "application/json", body))
                .onFailure(failure -> {
                    if (failure instanceof Problem problem) {
                        refuse(request, problem);
                    } else {
                        LOG.error("a call of the API failed", failure);
                        refuse(request, new Problem(500, "a bug of ours", "see the log", Map.of()));
                    }
                });
    }

    private static void refuse(RoutingContext request, Problem problem) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", problem.title);
        body.put("status", problem.status);
        body.put("detail", problem.getMessage());
        body.putAll(problem.more);
        send(request, problem.status, "application/problem+json", body);
    }

    private static void send(RoutingContext request, int status, String type, Object body) {
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
