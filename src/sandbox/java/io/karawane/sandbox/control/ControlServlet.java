package io.karawane.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.sandbox.Json;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /sandbox/*}: how tests and demos steer the sandbox; {@code /sandbox} itself is its page. */
final class ControlServlet extends HttpServlet {
    private final transient Controls controls;

    ControlServlet(State state, Port port) {
        this.controls = new Controls(state, port);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getPathInfo() == null || request.getPathInfo().equals("/")) {
            StatusPage.write(response);
            return;
        }
        try {
            byte[] body = request.getInputStream().readAllBytes();
            JsonNode json = body.length == 0 ? Json.object() : Json.parse(body);
            if (!json.isObject()) {
                throw new IllegalArgumentException("the body must be a JSON object");
            }
            String[] path = request.getPathInfo().substring(1).split("/");
            String call = request.getMethod() + " " + path[0] + (path.length > 2 ? " " + path[2] : "");
            JsonNode answer = controls.answer(call, path, json, request.getParameter("since"));
            if (answer == null) {
                refuse(response, 404, "no such call: " + request.getMethod() + " " + request.getRequestURI());
            } else {
                write(response, 200, answer);
            }
        } catch (IOException | IllegalArgumentException e) {
            refuse(response, 400, e.getMessage());
        }
    }

    private static void refuse(HttpServletResponse response, int status, String message) throws IOException {
        write(response, status, Json.object().put("message", message));
    }

    private static void write(HttpServletResponse response, int status, JsonNode answer) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.getOutputStream().write(Json.bytes(answer));
    }
}
