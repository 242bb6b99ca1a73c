package io.karawane.sandbox;

import java.io.IOException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A sandbox for all tests of a class, empty and without a request limit before each. */
public final class RunningSandbox implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    private Sandbox sandbox;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        sandbox = Sandbox.start(0, 0);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        sandbox.reset();
        sandbox.activecampaignLimits().set("requestsPerSecond", 0);
        sandbox.activecampaignLimits().set("importStateMs", 5);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        sandbox.close();
    }

    public Sandbox get() {
        return sandbox;
    }

    public Caller activecampaign() {
        return new Caller(sandbox.activecampaignUrl());
    }

    public Caller salesforce() {
        return new Caller(sandbox.salesforceUrl());
    }

    /** Makes one fault of the ActiveCampaign port; single quotes stand for double ones. */
    public void rule(String match, String then) throws IOException {
        Caller.Answer answer =
                activecampaign().post("/sandbox/faults", "{'rules':[{'match':" + match + ",'then':" + then + "}]}");
        if (answer.status() != 200) {
            throw new IllegalArgumentException(answer.json().toString());
        }
    }

    /** Of a session of its own. */
    public String token() throws IOException {
        return salesforce()
                .post(
                        "/services/oauth2/token?grant_type=client_credentials&client_id=sandbox-client"
                                + "&client_secret=sandbox-secret",
                        null)
                .at("/access_token")
                .asText();
    }

    /** Creates one by the API; the answer is its id. */
    public String contact(String email) throws IOException {
        return activecampaign()
                .post("/api/3/contacts", "{'contact':{'email':'" + email + "','lastName':'Ex'}}")
                .at("/contact/id")
                .asText();
    }
}
