package io.karawane.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Writes a composite request; single quotes stand for double ones. */
final class CompositeCall {
    private final List<String> subrequests = new ArrayList<>();
    private final String allOrNone;

    private CompositeCall(boolean allOrNone) {
        this.allOrNone = "{'allOrNone':" + allOrNone + ",'compositeRequest':[";
    }

    static CompositeCall each() {
        return new CompositeCall(false);
    }

    static CompositeCall allOrNone() {
        return new CompositeCall(true);
    }

    /** @param path below {@link RunningOrg#DATA} */
    CompositeCall add(String referenceId, String method, String path, String body) {
        subrequests.add("{'method':'" + method + "','url':'" + RunningOrg.DATA + path + "','referenceId':'"
                + referenceId + "'" + (body == null ? "" : ",'body':" + body) + "}");
        return this;
    }

    CompositeCall get(String referenceId, String path) {
        return add(referenceId, "GET", path, null);
    }

    /** @param soql its literals in {@code %27} */
    CompositeCall query(String referenceId, String soql) {
        return get(referenceId, "/query?q=" + soql.replace(' ', '+'));
    }

    CompositeCall post(String referenceId, String path, String body) {
        return add(referenceId, "POST", path, body);
    }

    CompositeCall patch(String referenceId, String path, String body) {
        return add(referenceId, "PATCH", path, body);
    }

    String json() {
        return RunningOrg.json(allOrNone + String.join(",", subrequests) + "]}");
    }

    RunningOrg.Reply sendTo(RunningOrg org) {
        return org.post("/composite", json());
    }

    /** @return the answers to the sub-requests */
    JsonNode answers(RunningOrg org) {
        return sendTo(org).json().path("compositeResponse");
    }
}
