package io.karawane.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.door.ServiceGate;
import io.karawane.door.WriteRefused;
import io.karawane.problem.ServiceTrouble;
import java.io.IOException;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;

/** The door to ActiveCampaign: its allowance, and what an answer says about the service as a whole. */
public final class ActiveCampaignGate {
    private final ServiceGate gate;
    private final Allowance allowance;

    public ActiveCampaignGate(ServiceGate gate, Allowance allowance) {
        this.gate = gate;
        this.allowance = allowance;
    }

    /** Waits for the allowance. @throws ServiceTrouble if no call may be made now */
    public void enter(@Variable("method") String method) throws InterruptedException {
        allowance.takeRequest();
        gate.enter(!"GET".equals(method));
    }

    /** The answer, if it is about the request. @throws ServiceTrouble else, after pausing the service */
    public Answer leave(Exchange exchange, @Variable("path") String path) {
        String call = kind(path);
        Integer code = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        int status = code == null ? 0 : code;
        String retryAfter = exchange.getMessage().getHeader("Retry-After", String.class);
        String text = exchange.getMessage().getBody(String.class);
        exchange.getMessage().removeHeaders("*");
        if (status == 401) {
            throw gate.refused(call, seconds(retryAfter), "HTTP 401 from ActiveCampaign");
        }
        if (status == 0 || status == 429 || status >= 500) {
            throw gate.pause(call, seconds(retryAfter), "HTTP " + status + " from ActiveCampaign");
        }
        JsonNode body;
        try {
            body = ActiveCampaign.parse(text == null || text.isBlank() ? "{}" : text);
        } catch (IOException e) {
            throw gate.pause(call, null, "HTTP " + status + " from ActiveCampaign with something that is no JSON");
        }
        if (status == 400 && body.path("message").asText().startsWith("Rate limit exceeded")) {
            throw gate.pause(call, seconds(retryAfter), "the import allowance is used");
        }
        if (status == 403 && !path.startsWith("account")) {
            throw gate.refused(call, null, "ActiveCampaign refuses the API key (HTTP 403)");
        }
        gate.wentWell(call);
        return new Answer(status, body);
    }

    /** Trouble on the way, such as a time-out or a refused connection. */
    public void fail(Exchange exchange, @Variable("path") String path) throws Exception {
        Exception caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (caught instanceof ServiceTrouble || caught instanceof WriteRefused) {
            throw caught;
        }
        throw gate.pause(kind(path), null, caught.getClass().getSimpleName() + ": " + caught.getMessage());
    }

    /** {@code contacts/76} is a call of {@code contacts}. */
    private static String kind(String path) {
        return path.split("/")[0];
    }

    private static Duration seconds(String retryAfter) {
        try {
            return retryAfter == null ? null : Duration.ofSeconds(Long.parseLong(retryAfter.strip()));
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
