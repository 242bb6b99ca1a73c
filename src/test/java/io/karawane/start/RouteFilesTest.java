package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.karawane.console.Barrier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteFilesTest {
    private static final String TICKS = """
            - route:
                id: ticks
                description: Changes routes itself
                from: { uri: "timer:ticks?period=100", steps: [{ bean: { ref: tick } }] }
            """;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final CountDownLatch ticking = new CountDownLatch(1);

    @TempDir
    private Path folder;

    private RouteFiles routes;

    @BeforeEach
    void begin() {
        routes = new RouteFiles(() -> context, folder, Set.of(), new Batches(), new Barrier());
        context.getRegistry().bind("tick", (Runnable) this::tick);
        context.start();
    }

    @AfterEach
    void end() {
        context.stop();
    }

    /** Long enough that an exchange begins meanwhile. */
    private void tick() {
        ticking.countDown();
        try {
            Thread.sleep(1000);
            if (routes.begin()) {
                try {
                    routes.stop("none");
                } finally {
                    routes.end();
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aRouteThatChangesRoutesDoesNotWaitForAnExchangeThatWaitsForIt() throws Exception {
        Files.writeString(folder.resolve("ticks.camel.yaml"), TICKS);
        routes.exchange(routes.read());
        ticking.await();
        Files.writeString(folder.resolve("ticks.camel.yaml"), TICKS.replace("itself", "by itself"));
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> routes.exchange(routes.read()));
        assertThat(context.getRoute("ticks").getDescription()).contains("by itself");
    }
}
