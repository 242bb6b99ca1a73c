package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import io.karawane.sandbox.Switches;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The front of {@code /api/3}: key, budget, answer. */
final class ApiServlet extends HttpServlet {
    static final String KEY = "sandbox-key";

    private final transient Store store;
    private final transient Router router;
    private final transient Budget budget;
    private final transient Switches switches;

    ApiServlet(Store store, Router router, Budget budget, Switches switches) {
        this.store = store;
        this.router = router;
        this.budget = budget;
        this.switches = switches;
        switches.declare("badKey", "403");
        switches.declare("throttleStatus", "429");
        switches.declare("retryAfterSeconds", "1");
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store, no-cache, must-revalidate");
        response.setHeader("X-Request-Id", UUID.randomUUID().toString().replace("-", ""));
        if (!KEY.equals(request.getHeader("Api-Token"))) {
            refuseKey(response);
            return;
        }
        int left = budget.takeRequest();
        if (left != Integer.MAX_VALUE) {
            response.setHeader("RateLimit-Limit", String.valueOf(budget.rate()));
            response.setHeader("RateLimit-Remaining", String.valueOf(Math.max(left, 0)));
        }
        if (left < 0) {
            response.setHeader("Retry-After", switches.text("retryAfterSeconds"));
            ObjectNode body = Json.object().put("message", "Too Many Requests");
            write(response, Integer.parseInt(switches.text("throttleStatus")), Json.bytes(body));
            return;
        }
        Call call = new Call(request);
        Reply reply;
        byte[] body;
        synchronized (store) { // rows are live until they are bytes
            reply = reply(call);
            body = reply.body() == null ? new byte[0] : Json.bytes(reply.body());
        }
        if (reply.status() >= 500) {
            writePage(response, reply.status());
        } else {
            write(response, reply.status(), body);
        }
    }

    private Reply reply(Call call) {
        try {
            return router.answer(call);
        } catch (ApiError e) {
            return e.reply();
        }
    }

    private void refuseKey(HttpServletResponse response) throws IOException {
        switch (switches.text("badKey")) {
            case "html" -> writePage(response, 403);
            case "401" -> write(response, 401, Json.bytes(Json.object().put("message", "Unauthorized")));
            default -> write(response, 403, Json.bytes(Json.object().put("message", "Forbidden")));
        }
    }

    /** What stands before the API knows no JSON. */
    private static void writePage(HttpServletResponse response, int status) throws IOException {
        response.setStatus(status);
        response.setContentType("text/html");
        String page = "<html><body><h1>" + status + "</h1></body></html>";
        response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(HttpServletResponse response, int status, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
