package io.karawane.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.karawane.sandbox.control.CallBook;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private String shown(boolean terminal) {
        Progress progress = new Progress(new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal);
        for (int i = 0; i < 3; i++) {
            progress.show(new Result(9, i, 0, 0, 0, 0, 0, List.of()), new Traffic(new CallBook()), i);
        }
        progress.end();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aTerminalHasOneLineThatChanges() {
        assertThat(shown(true)).contains("\routbound 2/9").endsWith(System.lineSeparator());
        assertThat(bytes.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains("calls")))
                .isNotEmpty();
    }

    @Test
    void elsewhereALineComesNowAndThen() {
        assertThat(shown(false).lines())
                .containsExactly("outbound 0/9, inbound 0/0, salesforce calls 0, activecampaign calls 0, 0 s");
    }
}
