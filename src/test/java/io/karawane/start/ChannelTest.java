package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.karawane.cli.Terminal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How verbs reach the database: by the instance that runs, or themselves. */
class ChannelTest extends Outbound {
    private static final String STATUS_QUESTION = "{\"do\":\"status\"}";

    @RegisterExtension
    final Terminal terminal = new Terminal();

    private Path token() {
        return Path.of(world.settings().get("karawane.data"), "management.token");
    }

    private HttpResponse<String> call(String host, String method, String path, String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://" + host + ":" + world.settings().get("karawane.management.port") + path))
                .method(method, BodyPublishers.ofString(STATUS_QUESTION));
        return world.send(authorization == null ? request : request.header("Authorization", authorization));
    }

    @Test
    void onlyWhoReadsTheTokenGetsInAndEverythingElseDoesNotExist() throws Exception {
        world("hourly", newOnes(), "{ select: none }").start();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token())))
                .isEqualTo("rw-------");
        String bearer = "Bearer " + Files.readString(token());
        HttpResponse<String> answer = call("127.0.0.1", "POST", "/karawane/resync", bearer);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"outcome\":\"DONE\",\"body\":[],\"service\":null,\"text\":null,\"hint\":null}");
        assertThat(call("127.0.0.1", "POST", "/karawane/nothing", bearer).body())
                .contains("REFUSED", "knows no nothing");
        assertThat(call("127.0.0.1", "POST", "/karawane/resync", "Bearer " + "0".repeat(64))
                        .statusCode())
                .isEqualTo(404);
        assertThat(call("127.0.0.1", "POST", "/karawane/resync", null).statusCode())
                .isEqualTo(404);
        assertThat(call("127.0.0.1", "GET", "/karawane/resync", bearer).statusCode())
                .isEqualTo(404);
        assertThat(world.health()).contains("salesforce");

        String before = Files.readString(token());
        world.restart();
        assertThat(Files.readString(token())).as("each instance its own").isNotEqualTo(before);
        world.stop();
        assertThat(token()).doesNotExist();
    }

    @Test
    void whoCallsFromElsewhereStaysOutsideEvenIfThePortIsOpenedAndTheTokenKnown() throws Exception {
        world("hourly", newOnes(), "{ select: none }")
                .set("karawane.management.host", "0.0.0.0")
                .start();
        String bearer = "Bearer " + Files.readString(token());
        assertThat(call("127.0.0.1", "POST", "/karawane/resync", bearer).statusCode())
                .isEqualTo(200);
        Optional<String> address = addressOfThisMachine();
        assumeTrue(address.isPresent());
        assertThat(call(address.get(), "GET", "/observe/health", null).statusCode())
                .isNotEqualTo(404);
        assertThat(call(address.get(), "POST", "/karawane/resync", bearer).statusCode())
                .isEqualTo(404);
    }

    private static Optional<String> addressOfThisMachine() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4)
                .map(InetAddress::getHostAddress)
                .findFirst();
    }

    @Test
    void whileNoInstanceRunsTheVerbOpensTheDatabaseItself() throws Exception {
        world("hourly", newSince(Instant.now().plusSeconds(3600)), "{ select: none }");
        world.lead(Map.of("Email", "old@example.org"));
        Files.createDirectories(token().getParent());
        Files.writeString(token(), "left behind by one that was killed");
        world.set("karawane.management.port", Integer.toString(World.freePort()));
        assertThat(world.execute("resync", "start", "lead", "--yes"))
                .as(terminal.err())
                .isZero();
        assertThat(terminal.err())
                .contains(
                        "no instance runs on this machine", "1 records match", "it begins as soon as an instance runs");
        terminal.clear();
        assertThat(world.execute("resync", "status")).isZero();
        assertThat(terminal.out()).contains("lead     running  captured 0 of 1");

        terminal.clear();
        world.start();
        assertThat(world.execute("resync", "status")).isZero();
        assertThat(terminal.out()).contains("lead     ");
        assertThat(terminal.err()).as("the instance answers").doesNotContain("no instance runs");
        world.awaitReady();
        await().untilAsserted(
                        () -> assertThat(world.contacts("old@example.org")).hasSize(1));
    }

    @Test
    void withoutAnInstanceMissingCredentialsAreNamed() {
        world("hourly", newOnes(), "{ select: none }")
                .set("karawane.management.port", Integer.toString(World.freePort()))
                .set("salesforce.client-secret", "");
        assertThat(world.execute("resync", "start", "lead", "--yes")).isEqualTo(3);
        assertThat(terminal.err()).contains("salesforce.client-secret is not set");
        assertThat(world.execute("resync", "start", "leed")).isEqualTo(2);
        assertThat(terminal.err()).contains("it is lead or contact, not leed");
    }

    @Test
    void anInstanceThatWaitsToBeSetUpAnswersToo() {
        world("hourly", newOnes(), "{ select: none }");
        for (String key : List.of(
                "activecampaign.url", "activecampaign.api-key", "salesforce.client-id", "salesforce.client-secret")) {
            world.set(key, "");
        }
        world.start();
        assertThat(world.execute("resync", "status")).isZero();
        assertThat(world.execute("resync", "start", "lead", "--yes")).isEqualTo(3);
        assertThat(terminal.err()).contains("no connection is configured");
    }

    @Test
    void aDatabaseThatAnotherProcessHoldsIsTroubleThatPasses() throws IOException {
        world("hourly", newOnes(), "{ select: none }");
        Path file = Path.of(world.settings().get("karawane.data"), "karawane.mv.db");
        Files.createDirectories(file.getParent());
        world.set("karawane.management.port", Integer.toString(World.freePort()));
        assertThat(world.execute("resync", "status")).isZero();
        try (FileChannel held = FileChannel.open(file, StandardOpenOption.WRITE)) {
            held.lock();
            assertThat(world.execute("resync", "status")).isEqualTo(4);
        }
        assertThat(terminal.err())
                .contains("no instance answers on karawane.management.port", "the database can't be opened");
    }

    @Test
    void anotherInstanceOnThatPortIsToldApart() throws IOException {
        world("hourly", newOnes(), "{ select: none }").start();
        Files.writeString(token(), "0".repeat(64));
        assertThat(world.execute("resync", "status")).isEqualTo(3);
        assertThat(terminal.err()).contains("does not know", "management.token");
    }
}
