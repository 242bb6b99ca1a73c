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
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** {@code /services/oauth2/{authorize,token,revoke,introspect,userinfo}} and the identity URL {@code /id/{org}/{user}}. */
public final class OAuthServlet extends HttpServlet {
    private final transient Sessions sessions;
    private final transient Limits limits;
    private final transient Grants grants;
    private final transient AuthorizePages pages;

    public OAuthServlet(Sessions sessions, ConnectedApp app, Limits limits, Switches switches) {
        this.sessions = sessions;
        this.limits = limits;
        this.grants = new Grants(sessions, app.codes(), switches);
        this.pages = new AuthorizePages(sessions, app, switches);
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
                case "authorize" -> pages.answer(request, response);
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
        String accessToken = sessions.open(granted.refreshToken(), granted.scope());
        answer(response, 200, TokenAnswer.json(accessToken, granted, ownUrl));
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

    private void identity(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String parameter = request.getParameter("oauth_token");
        boolean named = parameter != null || request.getHeader("Authorization") != null;
        boolean userInfo = path.equals("/services/oauth2/userinfo");
        if (!userInfo && !path.equals(Identity.PATH)) {
            response.setStatus(404);
        } else if (parameter == null ? sessions.accepts(request) : sessions.valid(parameter)) {
            answer(response, 200, userInfo ? Identity.userInfo(ownUrl(request)) : Identity.json(ownUrl(request)));
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
