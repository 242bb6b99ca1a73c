package io.karawane.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.karawane.settings.Settings;
import io.karawane.verb.Verbs;
import io.vertx.core.http.HttpMethod;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelTest {
    @Test
    void theTokenLetsInOnlyCallersOnThisMachineAndNobodyBeforeThereIsOne(@TempDir Path data) throws Exception {
        Channel channel = new Channel(Settings.load(Map.of("karawane.data", data.toString()), Map.of()), new Verbs());
        assertThat(channel.isAllowed(HttpMethod.POST, "127.0.0.1", "Bearer ")).isFalse();
        channel.open();
        String bearer = "Bearer " + Files.readString(data.resolve("management.token"));
        assertThat(channel.isAllowed(HttpMethod.POST, "127.0.0.1", bearer)).isTrue();
        assertThat(channel.isAllowed(HttpMethod.POST, "0:0:0:0:0:0:0:1", bearer))
                .isTrue();
        for (String elsewhere : new String[] {"192.0.2.1", "10.0.0.5", "2001:db8::1", ""}) {
            assertThat(channel.isAllowed(HttpMethod.POST, elsewhere, bearer))
                    .as(elsewhere)
                    .isFalse();
        }
        assertThat(channel.isAllowed(HttpMethod.GET, "127.0.0.1", bearer)).isFalse();
        assertThat(channel.isAllowed(HttpMethod.POST, "127.0.0.1", null)).isFalse();
    }
}
