package io.karawane.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The sandbox as a process on the first core, its limits off. */
final class SandboxProcess implements AutoCloseable {
    private static final int SALESFORCE = freePort();
    private static final int ACTIVECAMPAIGN = freePort();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = new ObjectMapper();
    private final Process process;

    private SandboxProcess(Process process) {
        this.process = process;
    }

    static SandboxProcess start(String jar) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(List.of(
                        "taskset",
                        "-c",
                        "0",
                        java,
                        "-Xmx2g",
                        "-jar",
                        jar,
                        "--salesforce-port",
                        "" + SALESFORCE,
                        "--activecampaign-port",
                        "" + ACTIVECAMPAIGN))
                .redirectErrorStream(true)
                .start();
        String line = process.inputReader().readLine();
        if (!"sandbox ready".equals(line)) {
            throw new IOException("the sandbox does not start: " + line);
        }
        SandboxProcess sandbox = new SandboxProcess(process);
        sandbox.call(
                ACTIVECAMPAIGN,
                "/sandbox/limits",
                "{\"requestsPerSecond\":0,\"importsPerMinute\":0,\"singleImportsPerMinute\":0}");
        sandbox.call(SALESFORCE, "/sandbox/limits", "{\"dailyApiRequests\":0,\"changeEventsPerDay\":0}");
        return sandbox;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int sync(String contact) {
        return call(ACTIVECAMPAIGN, "/api/3/contact/sync", contact).statusCode();
    }

    int bulkImport(String contacts) {
        return call(ACTIVECAMPAIGN, "/api/3/import/bulk_import", contacts).statusCode();
    }

    int create(String token, String records) {
        return send(request(SALESFORCE, "/services/data/v62.0/composite/sobjects")
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + token)
                        .POST(BodyPublishers.ofString(records)))
                .statusCode();
    }

    String login() throws IOException {
        HttpResponse<String> answer = send(request(SALESFORCE, "/services/oauth2/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id=sandbox-client&client_secret=sandbox-secret")));
        return json.readTree(answer.body()).path("access_token").asText();
    }

    void awaitContacts(int wanted, Duration longest) throws Exception {
        long end = System.nanoTime() + longest.toNanos();
        while (contacts() < wanted) {
            if (System.nanoTime() > end) {
                throw new IOException("only " + contacts() + " contacts after " + longest);
            }
            Thread.sleep(200);
        }
    }

    private int contacts() throws IOException {
        JsonNode rows = json.readTree(
                        send(request(ACTIVECAMPAIGN, "/sandbox/status").GET()).body())
                .at("/activecampaign/rows");
        return rows.path("contacts").asInt();
    }

    /** What the heap holds after a full collection. */
    double usedMegabytes() throws Exception {
        jcmd("GC.run");
        String histogram = jcmd("GC.class_histogram");
        String[] total =
                histogram.substring(histogram.lastIndexOf("Total")).trim().split("\\s+");
        return Long.parseLong(total[2]) / 1024.0 / 1024.0;
    }

    private String jcmd(String command) throws Exception {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process call = new ProcessBuilder(jcmd, "" + process.pid(), command).start();
        return new String(call.getInputStream().readAllBytes());
    }

    private HttpResponse<String> call(int port, String path, String body) {
        return send(request(port, path)
                .header("Content-Type", "application/json")
                .header("Api-Token", "sandbox-key")
                .POST(BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
