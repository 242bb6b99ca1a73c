package io.karawane.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;

class SandboxTest {

    @Test
    void bothPortsAnswerControlCallsOverOneSharedState() throws IOException {
        try (Sandbox sandbox = Sandbox.start(0, 0)) {
            Caller salesforce = new Caller(sandbox.salesforceUrl());
            Caller activecampaign = new Caller(sandbox.activecampaignUrl());

            JsonNode counts = salesforce
                    .post("/sandbox/seed", "{'leads':10,'contacts':12,'accounts':3,'activecampaignContacts':5}")
                    .json();
            assertThat(counts.path("leads").asInt()).isEqualTo(10);
            JsonNode dump = activecampaign.get("/sandbox/dump").json();
            assertThat(dump.at("/salesforce/Contact")).hasSize(12);
            assertThat(dump.at("/activecampaign/contacts")).hasSize(5);

            activecampaign.post("/sandbox/reset", "");
            assertThat(salesforce.get("/sandbox/dump").at("/activecampaign/contacts"))
                    .isEmpty();
        }
    }

    @Test
    void startsInWellUnderASecond() throws IOException {
        Sandbox.start(0, 0).close(); // classes are loaded once
        long before = System.nanoTime();
        Sandbox.start(0, 0).close();
        assertThat(System.nanoTime() - before).isLessThan(800_000_000L);
    }

    @Test
    void aTakenPortIsNamed() throws IOException {
        try (Sandbox first = Sandbox.start(0, 0)) {
            int taken = URI.create(first.salesforceUrl()).getPort();
            assertThatThrownBy(() -> Sandbox.start(0, taken))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot open port " + taken + " for activecampaign");
        }
    }

    @Test
    void badOptionsAreRefusedWithASentence() {
        assertThatThrownBy(() -> Options.read("--port", "1")).hasMessage("unknown option --port");
        assertThatThrownBy(() -> Options.read("--seed")).hasMessage("--seed needs a value");
        assertThatThrownBy(() -> Options.read("--salesforce-port", "x")).hasMessage("not a number: x");
        assertThatThrownBy(() -> Options.read("--salesforce-port", "70000")).hasMessage("not a port: 70000");
        assertThat(Options.read("--activecampaign-port", "9").activecampaignPort())
                .isEqualTo(9);
    }

    @Test
    void unknownControlCallsAndWordsAreRefused() throws IOException {
        try (Sandbox sandbox = Sandbox.start(0, 0)) {
            Caller caller = new Caller(sandbox.activecampaignUrl());
            assertThat(caller.get("/sandbox/nothing").status()).isEqualTo(404);
            assertThat(caller.post("/sandbox/switches", "{'nothing':true}").status())
                    .isEqualTo(400);
            assertThat(caller.post("/sandbox/limits", "{'collectionSize':1}").status())
                    .isEqualTo(400);
            assertThat(caller.post("/sandbox/seed", "{'lead':1}").status()).isEqualTo(400);
            assertThat(caller.post("/sandbox/faults", "{}").status()).isEqualTo(400);
        }
    }
}
