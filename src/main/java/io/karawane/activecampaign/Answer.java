package io.karawane.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.problem.Reason;
import io.karawane.problem.RecordProblem;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** An answer of ActiveCampaign that is about the request, not about trouble of the service. */
public record Answer(int status, JsonNode body) {

    public boolean ok() {
        return status >= 200 && status < 300;
    }

    public boolean missing() {
        return status == 404;
    }

    /** Refused because another one has the same address, name or the like. */
    public boolean duplicate() {
        return status == 422 && body.at("/errors/0/code").asText().equals("duplicate");
    }

    /** The body. @throws RecordProblem if it is an error: what the call was for can't be done now */
    JsonNode expected() {
        if (!ok()) {
            throw RecordProblem.passing(Reason.REJECTED, null, "ActiveCampaign answers " + status + ": " + words());
        }
        return body;
    }

    /** Its own words; error bodies have no single shape. */
    public String words() {
        if (body.path("errors").isTextual()) {
            return body.get("errors").asText();
        } else if (!body.path("errors").isEmpty()) {
            return StreamSupport.stream(body.get("errors").spliterator(), false)
                    .map(error -> error.path("title").asText(error.asText()) + " "
                            + error.path("detail").asText(""))
                    .map(String::strip)
                    .collect(Collectors.joining("; "));
        }
        return body.path("message").asText("HTTP " + status);
    }
}
