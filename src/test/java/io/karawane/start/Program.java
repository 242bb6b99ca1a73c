package io.karawane.start;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A packaged program as a process of its own, which a test can kill. */
final class Program implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final ProcessBuilder builder;
    private final Path log;
    private Process process;
    private int port;

    Program(Path log, Map<String, String> environment, List<String> command) {
        this.log = log;
        builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
    }

    Program at(int httpPort) {
        port = httpPort;
        return this;
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** {@code java -jar target/karawane.jar run}. */
    static Program karawane(Path log, Map<String, String> environment) {
        return new Program(log, environment, List.of(java(), "-jar", "target/karawane.jar", "run"));
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    Program start() {
        try {
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            process = builder.start();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    int awaitExit(Duration longest) throws InterruptedException {
        if (!process.waitFor(longest.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running after " + longest + ":\n" + output());
        }
        return process.exitValue();
    }

    Process process() {
        return process;
    }

    String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Program awaitAnswer(String url, int status) {
        await(url).atMost(Duration.ofSeconds(60)).until(() -> process.isAlive() && status(url) == status);
        return this;
    }

    private int status(String url) throws InterruptedException {
        try {
            HttpResponse<Void> answer =
                    http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding());
            return answer.statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            process.destroy();
            if (!process.onExit()
                    .completeOnTimeout(null, 20, TimeUnit.SECONDS)
                    .thenApply(ended -> ended != null)
                    .join()) {
                process.destroyForcibly();
            }
        }
    }
}
