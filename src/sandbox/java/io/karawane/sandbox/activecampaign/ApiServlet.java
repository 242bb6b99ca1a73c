package io.karawane.sandbox.activecampaign;

import io.karawane.sandbox.Json;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;

/** The front of {@code /api/3}: key, budget, answer. */
final class ApiServlet extends HttpServlet {
    static final String KEY = "sandbox-key";

    private final transient Store store;
    private final transient Router router;
    private final transient Budget budget;
    private final transient Refusals refusals;

    ApiServlet(Store store, Router router, Budget budget, Refusals refusals) {
        this.store = store;
        this.router = router;
        this.budget = budget;
        this.refusals = refusals;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store, no-cache, must-revalidate");
        response.setHeader("X-Request-Id", requestId());
        if (refusals.wrongHost(request, response) || refusals.wrongKey(request, response)) {
            return;
        }
        int left = budget.takeRequest();
        if (left != Integer.MAX_VALUE) {
            response.setHeader("RateLimit-Limit", String.valueOf(budget.rate()));
            response.setHeader("RateLimit-Remaining", String.valueOf(Math.max(left, 0)));
        }
        if (left < 0) {
            refusals.throttle(response);
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
            Refusals.page(response, reply.status());
        } else {
            write(response, reply.status(), "application/json", body);
        }
    }

    private static String requestId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
    }

    private Reply reply(Call call) {
        try {
            return router.answer(call);
        } catch (ApiError e) {
            return e.reply();
        }
    }

    static void write(HttpServletResponse response, int status, String type, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
