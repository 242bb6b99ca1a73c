package io.karawane.sandbox.demo;

import io.karawane.sandbox.Sandbox;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The product, run as a process of its own and known only by what its operators see. */
final class Karawane {
    private static final String JAR = "target/karawane.jar";
    private static final String CLIENT_ID = "sandbox-client";
    private static final String CLIENT_SECRET = "sandbox-secret";
    private static final String API_KEY = "sandbox-key";

    private final Process process;
    private final int port;
    private final int managementPort;
    private final String token;

    private Karawane(Process process, int port, int managementPort, String token) {
        this.process = process;
        this.port = port;
        this.managementPort = managementPort;
        this.token = token;
    }

    static Karawane start(Sandbox sandbox, Workspace workspace) throws IOException {
        int port = freePort(8080);
        int managementPort = freePort(9876);
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String token = HexFormat.of().formatHex(random);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(List.of(java, "-jar", JAR, "run"));
        builder.redirectErrorStream(true).redirectOutput(workspace.log().toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.matches("(SALESFORCE|ACTIVECAMPAIGN|KARAWANE)_.*"));
        environment.put("SALESFORCE_LOGIN_URL", sandbox.salesforceUrl());
        environment.put("SALESFORCE_CLIENT_ID", CLIENT_ID);
        environment.put("SALESFORCE_CLIENT_SECRET", CLIENT_SECRET);
        environment.put("ACTIVECAMPAIGN_URL", sandbox.activecampaignUrl());
        environment.put("ACTIVECAMPAIGN_API_KEY", API_KEY);
        environment.put("KARAWANE_DATABASE_URL", workspace.databaseUrl());
        environment.put("KARAWANE_HTTP_PORT", String.valueOf(port));
        environment.put("KARAWANE_MANAGEMENT_PORT", String.valueOf(managementPort));
        environment.put("KARAWANE_WEBHOOK_TOKENS", token);
        environment.put("KARAWANE_INBOUND_BATCH_INTERVAL", "3s");
        environment.put("KARAWANE_DATA", workspace.data().toString());
        environment.put("KARAWANE_MAPPINGS", workspace.mappings().toString());
        environment.put("KARAWANE_ROUTES", Path.of("routes").toAbsolutePath().toString());
        environment.put("KARAWANE_RELOAD", "true");
        return new Karawane(builder.start(), port, managementPort, token);
    }

    /** The usual port, or any other if somebody sits on it. */
    static int freePort(int usual) throws IOException {
        try (ServerSocket socket = new ServerSocket(usual)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            try (ServerSocket socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            }
        }
    }

    boolean becomesReady(Duration patience) throws InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(healthUrl() + "/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return true;
                }
            } catch (IOException e) {
                // it does not listen yet
            }
            process.waitFor(200, TimeUnit.MILLISECONDS);
        }
        return false;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    String healthUrl() {
        return "http://127.0.0.1:" + managementPort + "/observe/health";
    }

    /** Where the Webhook action for this object posts to. */
    String webhook(String object) {
        return url() + "/activecampaign/" + token + "/" + object;
    }

    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
