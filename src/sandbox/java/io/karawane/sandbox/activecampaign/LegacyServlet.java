package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Version 1 of the API, of which only {@code campaign_send} is needed: it says 200 whatever happens. */
final class LegacyServlet extends HttpServlet {
    private final transient Store store;
    private final transient Contacts contacts;
    private final transient Planting planting;
    private final transient Budget budget;
    private final transient Refusals refusals;

    LegacyServlet(Store store, Contacts contacts, Planting planting, Budget budget, Refusals refusals) {
        this.store = store;
        this.contacts = contacts;
        this.planting = planting;
        this.budget = budget;
        this.refusals = refusals;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean known = ApiServlet.KEY.equals(request.getHeader("Api-Token"))
                || ApiServlet.KEY.equals(request.getParameter("api_key"));
        if (known && budget.takeRequest() < 0) {
            refusals.throttle(response);
            return;
        }
        String refusal = known ? refusal(request) : "You are not authorized to access this file";
        int code = refusal == null ? 1 : 0;
        String message = refusal == null ? "Message sent" : refusal;
        if ("json".equals(request.getParameter("api_output"))) {
            response.setContentType("application/json");
            response.getOutputStream()
                    .write(Json.bytes(Json.object()
                            .put("result_code", code)
                            .put("result_message", message)
                            .put("result_output", "json")));
        } else {
            response.setContentType("text/xml");
            String xml = "<?xml version=\"1.0\" encoding=\"utf-8\"?><campaign_send><result_code>" + code
                    + "</result_code><result_message>" + message + "</result_message></campaign_send>";
            response.getOutputStream().write(xml.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** @return null once it is sent */
    private String refusal(HttpServletRequest request) {
        if (!"campaign_send".equals(request.getParameter("api_action"))) {
            return "Unknown action";
        }
        synchronized (store) {
            Optional<Contact> contact = contacts.byEmail(text(request, "email"));
            Optional<ObjectNode> campaign = store.campaigns.find(text(request, "campaignid"));
            if (contact.isEmpty()) {
                return "Contact does not exist";
            }
            if (campaign.isEmpty()) {
                return "Campaign does not exist";
            }
            if (!text(request, "messageid").equals(campaign.get().path("id").asText())) {
                return "Message does not exist";
            }
            if (!text(request, "action").matches("send|copy|test")) {
                return "Action is missing";
            }
            if (text(request, "action").equals("send")) {
                planting.plant(
                        contact.get(),
                        Json.object().put("kind", "campaign-sent").put("campaign", text(request, "campaignid")));
            }
            return null;
        }
    }

    private static String text(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }
}
