package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;
import io.karawane.sandbox.NpmPackage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** The npm package active-campaign-api-node, of other people and in another language, run by the machine's Node.js. */
final class NodeClient implements AutoCloseable {
    private final Process process;
    private final Writer calls;
    private final BufferedReader answers;

    NodeClient(String url, String key) throws IOException, InterruptedException {
        process = NpmPackage.install("activecampaign")
                .command("node", "client.js", url, key)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        calls = process.outputWriter(StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    record Answer(int status, JsonNode data) {
        JsonNode at(String pointer) {
            return data.at(pointer);
        }
    }

    /** @param with its arguments as JSON, single quotes for double ones */
    Answer call(String call, String... with) {
        try {
            ObjectNode line = Json.object().put("call", call);
            for (String argument : with) {
                line.withArray("with")
                        .add(Json.parse(argument.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
            }
            line.withArray("with");
            calls.write(line + "\n");
            calls.flush();
            JsonNode answer = Json.parse(answers.readLine().getBytes(StandardCharsets.UTF_8));
            return new Answer(answer.path("status").asInt(), answer.path("data"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
