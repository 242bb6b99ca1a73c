package io.karawane.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.karawane.settings.Settings;
import io.karawane.start.Offline;
import io.karawane.verb.Answer;
import io.karawane.verb.Answer.Outcome;
import io.karawane.verb.TokenFile;
import io.karawane.verb.Unanswered;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Who answers a verb: the instance that runs on this machine, or this process itself while none does. */
final class Instance implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** All linked records may be read meanwhile, to see of whom an edited mapping tells something else. */
    private static final Duration ANSWER = Duration.ofMinutes(10);

    private final Settings settings;
    private final PrintWriter err;
    private final TokenFile token;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();
    private Offline offline;
    private boolean answered;

    /** @param err where it is told that no instance runs */
    Instance(Settings settings, PrintWriter err) {
        this.settings = settings;
        this.err = err;
        this.token = new TokenFile(settings);
    }

    /** @throws Unanswered with the reason, if there is no answer */
    JsonNode ask(String verb, Map<String, Object> question) {
        JsonNode asked = JSON.valueToTree(question);
        Optional<String> known = offline == null ? token.read() : Optional.empty();
        if (known.isPresent()) {
            try {
                return send(verb, known.get(), asked).orThrow();
            } catch (ConnectException e) {
                // It was killed and left its token behind, or ended just now.
            }
        }
        return here().ask(verb, asked).orThrow();
    }

    private Answer send(String verb, String secret, JsonNode question) throws ConnectException {
        String url = "http://127.0.0.1:" + settings.text("karawane.management.port") + "/karawane/" + verb;
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(url))
                            .timeout(ANSWER)
                            .header("Authorization", "Bearer " + secret)
                            .POST(BodyPublishers.ofString(question.toString()))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new Unanswered(
                        Outcome.CONFIGURATION,
                        "what listens on karawane.management.port does not know " + token,
                        "use karawane.management.port and karawane.data of the same instance");
            }
            answered = true;
            return JSON.readValue(answer.body(), Answer.class);
        } catch (ConnectException e) {
            throw e;
        } catch (IOException e) {
            throw new Unanswered(Outcome.TROUBLE, "the instance does not answer: " + e.getMessage(), "try again later");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unanswered(Outcome.TROUBLE, "interrupted", null);
        }
    }

    private Offline here() {
        if (answered) {
            throw new Unanswered(
                    Outcome.TROUBLE, "the instance has ended", "what it was told goes on once it runs again");
        } else if (offline == null) {
            err.println("no instance runs on this machine: the database is opened by this command");
            offline = Offline.open(settings);
        }
        return offline;
    }

    /** Whether nothing goes on by itself. */
    boolean isOffline() {
        return offline != null;
    }

    @Override
    public void close() {
        if (offline != null) {
            offline.close();
        }
    }
}
