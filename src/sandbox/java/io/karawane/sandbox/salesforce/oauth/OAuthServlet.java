package io.karawane.sandbox.salesforce.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Limits;
import io.karawane.sandbox.Switches;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.UnaryOperator;

/** {@code /services/oauth2/{token,revoke,introspect,authorize}} and the identity URL {@code /id/{org}/{user}}. */
public final class OAuthServlet extends HttpServlet {
    private final transient Sessions sessions;
    private final transient Limits limits;
    private final transient Grants grants;

    public OAuthServlet(Sessions sessions, Limits limits, Switches switches) {
        this.sessions = sessions;
        this.limits = limits;
        this.grants = new Grants(sessions, switches);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getRequestURI().replaceAll("/$", "");
        try {
            requireReadable(request);
            switch (path.substring(path.lastIndexOf('/') + 1)) {
                case "token" -> token(request, response);
                case "revoke" -> revoke(request, response);
                case "introspect" -> introspect(request, response);
                case "authorize" -> authorize(request, response);
                default -> identity(path, request, response);
            }
        } catch (OAuthError refusal) {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.put("error", refusal.error()).put("error_description", refusal.getMessage());
            answer(response, 400, body);
        }
    }

    private static void requireReadable(HttpServletRequest request) {
        try {
            request.getParameterMap();
        } catch (RuntimeException e) {
            throw new OAuthError("invalid_request", "unreadable parameters");
        }
    }

    private void token(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("POST")) {
            throw new OAuthError("invalid_request", "must use HTTP POST");
        }
        String ownUrl = ownUrl(request);
        Grants.Granted granted = grants.check(ClientForm.of(request), ownUrl);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("access_token", sessions.open(granted.refreshToken()));
        if (granted.told()) {
            body.put("refresh_token", granted.refreshToken());
        }
        String issued = String.valueOf(System.currentTimeMillis());
        body.put("signature", Base64.getEncoder().encodeToString(issued.getBytes(StandardCharsets.US_ASCII)))
                .put("scope", Introspection.SCOPE)
                .put("instance_url", ownUrl)
                .put("id", ownUrl + Identity.PATH)
                .put("token_type", "Bearer")
                .put("issued_at", issued);
        answer(response, 200, body);
    }

    private void revoke(HttpServletRequest request, HttpServletResponse response) {
        String token = request.getParameter("token");
        if (token == null || !sessions.revoke(token)) {
            throw new OAuthError("invalid_token", "invalid token");
        }
        response.setStatus(200);
    }

    private void introspect(HttpServletRequest request, HttpServletResponse response) throws IOException {
        UnaryOperator<String> form = ClientForm.of(request);
        Grants.requireClient(form, true);
        answer(response, 200, new Introspection(sessions, limits).json(form, ownUrl(request)));
    }

    private void authorize(HttpServletRequest request, HttpServletResponse response) {
        String target = request.getParameter("redirect_uri");
        if (target == null) {
            throw new OAuthError("redirect_uri_mismatch", "redirect_uri must match configuration");
        }
        String code = grants.authorize(request.getParameter("client_id"), request.getParameter("code_challenge"));
        String state = request.getParameter("state");
        String query =
                "code=" + code + (state == null ? "" : "&state=" + URLEncoder.encode(state, StandardCharsets.UTF_8));
        response.setStatus(302);
        response.setHeader("Location", target + (target.contains("?") ? "&" : "?") + query);
    }

    private void identity(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String parameter = request.getParameter("oauth_token");
        boolean named = parameter != null || request.getHeader("Authorization") != null;
        if (!path.equals(Identity.PATH)) {
            response.setStatus(404);
        } else if (parameter == null ? sessions.accepts(request) : sessions.valid(parameter)) {
            answer(response, 200, Identity.json(ownUrl(request)));
        } else {
            response.setStatus(403);
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().print(named ? "Bad_OAuth_Token" : "Missing_OAuth_Token");
        }
    }

    private static String ownUrl(HttpServletRequest request) {
        return request.getScheme() + "://" + request.getHeader("Host");
    }

    private static void answer(HttpServletResponse response, int status, JsonNode body) throws IOException {
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("application/json;charset=UTF-8");
        response.getOutputStream().write(body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
