package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.karawane.cli.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A resync goes on where it was, however its process ended. */
class ResyncKillIT extends Outbound {
    private static final int LEADS = 9;

    @RegisterExtension
    final Terminal terminal = new Terminal();

    private JsonNode status() {
        terminal.clear();
        assertThat(world.execute("resync", "status", "--json"))
                .as(terminal.err())
                .isZero();
        try {
            return new ObjectMapper().readTree(terminal.out()).at("/items/0");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void killedInTheMiddleItCapturesEveryPageOnce() throws Exception {
        world("hourly", newSince(Instant.now().plusSeconds(3600)), "{ select: none }")
                .set("karawane.resync.page-size", "3")
                .set("karawane.http.port", Integer.toString(World.freePort()))
                .set("karawane.management.port", Integer.toString(World.freePort()));
        IntStream.range(0, LEADS).forEach(i -> world.lead(Map.of("Email", "k" + i + "@example.org")));
        String ready = "http://127.0.0.1:" + world.settings().get("karawane.management.port") + "/observe/health/ready";
        try (Program karawane = Program.karawane(folder().resolve("log"), world.environment())) {
            karawane.start().awaitAnswer(ready, 200);
            assertThat(world.execute("resync", "start", "lead", "--yes"))
                    .as(terminal.err())
                    .isZero();
            await().pollInterval(Duration.ofMillis(20))
                    .until(() -> status().path("captured").asInt() >= 3);
            karawane.kill();
            JsonNode killed = status();
            assertThat(killed.path("state").asText()).isEqualTo("running");
            assertThat(killed.path("captured").asInt()).isLessThan(LEADS);
            karawane.start().awaitAnswer(ready, 200);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> status().path("state").asText().equals("done")
                            && status().path("waiting").asInt() == 0);
        }
        assertThat(status().path("captured").asInt()).isEqualTo(LEADS);
        assertThat(IntStream.range(0, LEADS)).allSatisfy(i -> assertThat(world.contacts("k" + i + "@example.org"))
                .hasSize(1));
    }
}
