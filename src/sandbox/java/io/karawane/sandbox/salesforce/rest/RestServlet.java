package io.karawane.sandbox.salesforce.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.karawane.sandbox.Limits;
import io.karawane.sandbox.Switches;
import io.karawane.sandbox.salesforce.oauth.Sessions;
import io.karawane.sandbox.salesforce.store.Store;
import io.karawane.sandbox.salesforce.wire.Allowance;
import io.karawane.sandbox.salesforce.wire.ApiError;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.function.Function;

/** {@code /services/data/...}: who may call, and how often. */
public final class RestServlet extends HttpServlet {
    /** In bytes: a longer URI is answered by 414, one that is too long together with the headers by 431. */
    private static final int LONGEST_HEAD = 16_384;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final transient Sessions sessions;
    private final transient Allowance requests;
    private final transient Resources resources;

    /**
     * @param allowances the daily limits to report, by Salesforce's names
     * @param jobs answers the calls below {@code jobs}
     */
    public RestServlet(
            Store store,
            Sessions sessions,
            Allowance requests,
            Map<String, Allowance> allowances,
            Limits limits,
            Switches switches,
            Function<Call, Answer> jobs) {
        this.sessions = sessions;
        this.requests = requests;
        this.resources = new Resources(store, requests, allowances, limits, switches, jobs);
    }

    /** Drops the open results of queries. */
    public void reset() {
        resources.reset();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (length(request) > LONGEST_HEAD) {
            refuse(response, 414, "URI Too Long");
            return;
        }
        if (length(request) + headers(request) > LONGEST_HEAD) {
            refuse(response, 431, "Request Header Fields Too Large");
            return;
        }
        Answer answer;
        try {
            answer = answer(Call.of(request), response);
        } catch (ApiError error) {
            answer = Answer.error(error);
        }
        response.setStatus(answer.status());
        if (answer.location() != null) {
            response.setHeader("Location", answer.location());
        }
        if (answer.body() != null) {
            response.setContentType("application/json;charset=UTF-8");
            JSON.writeValue(response.getOutputStream(), answer.body());
        } else if (answer.download() != null) {
            response.setContentType(answer.download().contentType());
            answer.download().headers().forEach(response::setHeader);
            answer.download().content().writeTo(response.getOutputStream());
        }
    }

    private static void refuse(HttpServletResponse response, int status, String reason) throws IOException {
        response.setStatus(status);
        response.setContentType("text/html;charset=iso-8859-1");
        response.getWriter().print("<h1>Bad Message " + status + "</h1><pre>reason: " + reason + "</pre>");
    }

    private static int length(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI().length() + (query == null ? 0 : query.length() + 1);
    }

    private static int headers(HttpServletRequest request) {
        int size = 0;
        for (String name : Collections.list(request.getHeaderNames())) {
            for (String value : Collections.list(request.getHeaders(name))) {
                size += name.length() + value.length() + 4;
            }
        }
        return size;
    }

    private Answer answer(Call call, HttpServletResponse response) {
        if (call.path().isEmpty()) {
            call.allow("GET", "HEAD");
            return Answer.ok(Versions.json());
        }
        if (!sessions.accepts(call.request())) {
            throw new ApiError(401, "INVALID_SESSION_ID", "Session expired or invalid", null, null);
        }
        boolean allowed = requests.take();
        response.setHeader("Sforce-Limit-Info", "api-usage=" + requests.used() + "/" + requests.reported());
        if (!allowed) {
            throw new ApiError(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.", null, null);
        }
        return resources.answer(call);
    }
}
