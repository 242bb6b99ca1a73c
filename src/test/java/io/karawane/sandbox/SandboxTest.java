package io.karawane.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        assertThat(Options.read("--pubsub-port", "8").pubSubPort()).isEqualTo(8);
        assertThat(Options.read().pubSubPort()).isEqualTo(7443);
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
        }
    }

    @ParameterizedTest(name = "POST /sandbox/{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "faults   | {}",
                "faults   | []",
                "faults   | {'rules':[5]}",
                "faults   | {'rules':[{'then':{'status':99999}}]}",
                "faults   | {'rules':[{'then':{'status':'abc'}}]}",
                "faults   | {'rules':[{'then':{'bytes':-5}}]}",
                "faults   | {'rules':[{'then':{'nested':1000000000}}]}",
                "faults   | {'rules':[{'match':{'probability':7},'then':{}}]}",
                "faults   | {'rules':[{'match':{'nth':0},'then':{}}]}",
                "limits   | null",
                "limits   | {'latencyMs':1e300}",
                "limits   | {'latencyMs':'x'}",
                "switches | {'retentionHours':'x'}",
                "switches | {'retentionHours':-5}",
                "switches | {'badKey':'zz'}",
                "switches | {'passwordFlow':'maybe'}",
                "switches | {'refusedEntries':'inactive,nobody'}"
            })
    void aMistakeIsRefusedWithASentenceAndChangesNothing(String call, String body) throws IOException {
        try (Sandbox sandbox = Sandbox.start(0, 0)) {
            Caller caller = new Caller(sandbox.activecampaignUrl());
            JsonNode before = caller.get("/sandbox/status").json();

            Caller.Answer answer = caller.post("/sandbox/" + call, body);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.at("/message").asText()).isNotBlank();
            assertThat(caller.get("/sandbox/status").json()).isEqualTo(before);
        }
    }

    @Test
    void noTimeIsTooFarAwayToAskForTheCallsSince() throws IOException {
        try (Sandbox sandbox = Sandbox.start(0, 0)) {
            Caller caller = new Caller(sandbox.activecampaignUrl());
            for (String time : List.of("%2B999999999-12-31T23:59:59Z", "-999999999-01-01T00:00:00Z")) {
                assertThat(caller.get("/sandbox/calls?since=" + time).status()).isEqualTo(200);
            }
        }
    }

    @Test
    void theProgramTellsWhyItEnds() throws Exception {
        assertThat(exitOf("--port", "1")).isEqualTo(2);
        try (Sandbox first = Sandbox.start(0, 0)) {
            String taken = String.valueOf(URI.create(first.salesforceUrl()).getPort());
            assertThat(exitOf("--salesforce-port", taken)).isEqualTo(1);
        }
    }

    @Test
    void theProgramSaysWhenBothServicesAnswer() throws Exception {
        Process process = program("--salesforce-port", "0", "--activecampaign-port", "0");
        try {
            assertThat(process.inputReader().readLine()).isEqualTo("sandbox ready");
        } finally {
            process.destroy();
        }
    }

    private static int exitOf(String... arguments) throws Exception {
        Process process = program(arguments);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.errorReader().readLine()).isNotBlank();
        return process.exitValue();
    }

    private static Process program(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Sandbox.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }
}
