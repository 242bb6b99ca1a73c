package io.karawane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static JsonNode resync(String state, int captured, int waiting, Integer secondsLeft) {
        Map<String, Object> resync = new HashMap<>(
                Map.of("object", "Lead", "state", state, "total", 4000, "captured", captured, "waiting", waiting));
        resync.put("secondsLeft", secondsLeft);
        return new ObjectMapper().valueToTree(resync);
    }

    @Test
    void aBarSaysHowMuchIsGoneAndHowLongTheRestTakes() {
        assertThat(Progress.bar(resync("running", 3000, 1000, 4000)))
                .startsWith("[###############...............]  50 % 2,000 of 4,000, 1 h 6 min left");
        assertThat(Progress.bar(resync("running", 0, 0, null))).startsWith("[..............................]   0 % ");
    }

    @Test
    void itIsFollowedUntilNothingOfItWaits() throws InterruptedException {
        StringWriter written = new StringWriter();
        Queue<JsonNode> answers = new ArrayDeque<>(
                List.of(resync("done", 4000, 10, 1), resync("done", 4000, 0, null), resync("failed", 1, 0, null)));
        var err = new PrintWriter(written);
        assertThat(Progress.follow(err, () -> list(answers.remove()), ResyncCommand.Kind.LEAD))
                .isZero();
        assertThat(answers).hasSize(1);
        assertThat(Progress.follow(err, () -> list(answers.remove()), ResyncCommand.Kind.LEAD))
                .isEqualTo(1);
        assertThat(written.toString()).contains("100 % 4,000 of 4,000", "lead     failed   captured 1 of 4,000");
    }

    private static JsonNode list(JsonNode resync) {
        return new ObjectMapper().createArrayNode().add(resync);
    }
}
