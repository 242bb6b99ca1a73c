package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import io.karawane.sandbox.Switches;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** What stands before the API: a wrong host or key and too many calls, in whatever form the switches say. */
final class Refusals {
    private final Switches switches;
    private final AtomicLong authenticated = new AtomicLong();

    Refusals(Switches switches) {
        this.switches = switches;
        switches.declare("accountHost", "");
        switches.declare("wrongHost", "404");
        switches.declare("badKey", "403");
        switches.declare("spurious403", "0");
        switches.declare("throttleStatus", "429");
        switches.declare("throttleBody", "json");
        switches.declare("retryAfterSeconds", "1");
    }

    /** Answers if the call is for another account than the one that {@code accountHost} names. */
    boolean wrongHost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String host = switches.text("accountHost");
        if (host.isEmpty() || host.equalsIgnoreCase(request.getServerName())) {
            return false;
        }
        switch (switches.text("wrongHost")) {
            case "403" -> message(response, 403, "Forbidden");
            case "redirect" -> response.sendRedirect("https://www.activecampaign.com/");
            default -> page(response, 404);
        }
        return true;
    }

    /** Answers if the key is wrong, or now and then although it is right. */
    boolean wrongKey(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (ApiServlet.KEY.equals(request.getHeader("Api-Token")) && !isSpurious()) {
            return false;
        }
        switch (switches.text("badKey")) {
            case "html" -> page(response, 403);
            case "401" -> message(response, 401, "Unauthorized");
            case "empty" -> response.setStatus(403);
            default -> message(response, 403, "Forbidden");
        }
        return true;
    }

    /** The switch is a probability below 1, and from 1 on says that every so manieth call is refused. */
    private boolean isSpurious() {
        double often = Double.parseDouble(switches.text("spurious403"));
        if (often >= 1) {
            return authenticated.incrementAndGet() % (long) often == 0;
        }
        return often > 0 && ThreadLocalRandom.current().nextDouble() < often;
    }

    void throttle(HttpServletResponse response) throws IOException {
        if (!switches.text("retryAfterSeconds").isEmpty()) {
            response.setHeader("Retry-After", switches.text("retryAfterSeconds"));
        }
        int status = Integer.parseInt(switches.text("throttleStatus"));
        switch (switches.text("throttleBody")) {
            case "html" -> page(response, status);
            case "text" ->
                ApiServlet.write(response, status, "text/plain", "Too Many Requests".getBytes(StandardCharsets.UTF_8));
            case "empty" -> response.setStatus(status);
            default -> message(response, status, "Too Many Requests");
        }
    }

    private static void message(HttpServletResponse response, int status, String message) throws IOException {
        ObjectNode body = Json.object().put("message", message);
        ApiServlet.write(response, status, "application/json", Json.bytes(body));
    }

    /** Whatever fails before the API, or in it, is told in HTML. */
    static void page(HttpServletResponse response, int status) throws IOException {
        String page = "<html><body><h1>" + status + "</h1></body></html>";
        ApiServlet.write(response, status, "text/html", page.getBytes(StandardCharsets.UTF_8));
    }

    void reset() {
        authenticated.set(0);
    }
}
