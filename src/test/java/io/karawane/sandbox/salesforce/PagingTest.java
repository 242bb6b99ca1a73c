package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PagingTest {
    private final RunningOrg org = new RunningOrg();
    private final Random random = new Random(20261124);

    @AfterEach
    void stop() {
        org.close();
    }

    @Test
    void whatever_happens_between_two_pages_every_row_comes_once_as_it_was_and_in_order() {
        for (int round = 0; round < 12; round++) {
            insert(random.nextInt(400));
            List<String> before = org.query("SELECT COUNT() FROM Lead")
                                    .json()
                                    .path("totalSize")
                                    .asInt()
                            == 0
                    ? List.of()
                    : all(2_000, false);
            assertThat(all(200 + random.nextInt(600), true)).isEqualTo(before);
        }
    }

    private List<String> all(int pageSize, boolean disturbed) {
        List<String> names = new ArrayList<>();
        JsonNode page = org.call(
                        "GET",
                        "/query?q="
                                + RunningOrg.encode("SELECT LastName FROM Lead ORDER BY LastName DESC, Id LIMIT 5000"),
                        null,
                        Map.of("Sforce-Query-Options", "batchSize=" + pageSize))
                .json();
        int total = page.path("totalSize").asInt();
        while (true) {
            assertThat(page.path("totalSize").asInt()).isEqualTo(total);
            assertThat(page.path("records").size()).isLessThanOrEqualTo(pageSize);
            names.addAll(page.path("records").findValuesAsText("LastName"));
            if (page.path("done").asBoolean()) {
                assertThat(names).hasSize(total);
                return names;
            }
            String next = page.path("nextRecordsUrl").asText();
            if (disturbed) {
                insert(3);
                change();
            }
            page = org.get(next).json();
            assertThat(org.get(next).json()).as("a page asked for again").isEqualTo(page);
        }
    }

    private void insert(int count) {
        org.service.insert(
                "Lead",
                IntStream.range(0, count)
                        .mapToObj(i -> Map.<String, Object>of("LastName", "L" + random.nextInt(99), "Company", "A"))
                        .toList());
    }

    private void change() {
        JsonNode rows = org.query("SELECT Id FROM Lead LIMIT 2").json().path("records");
        org.service.update("Lead", rows.path(0).path("Id").asText(), Map.of("LastName", "changed"));
        org.service.delete("Lead", rows.path(1).path("Id").asText());
    }
}
