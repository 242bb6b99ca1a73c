package io.karawane.sandbox.activecampaign;

import io.karawane.sandbox.Limits;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Calls addresses outside, at most 16 at a time; nothing is ever tried again. */
final class Poster implements AutoCloseable {
    /** Stands for a receiver that gave no answer in time. */
    static final int NO_ANSWER = 0;

    private static final int AT_A_TIME = 16;
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Limits limits;
    private final ExecutorService postmen = Executors.newFixedThreadPool(AT_A_TIME, task -> {
        Thread thread = new Thread(task, "activecampaign-postman");
        thread.setDaemon(true);
        return thread;
    });
    private volatile HttpClient client;

    Poster(Limits limits) {
        this.limits = limits;
        limits.declare("webhookTimeoutMs", 5000);
    }

    void submit(Runnable post) {
        postmen.execute(post);
    }

    <T> Future<T> submit(Callable<T> post) {
        return postmen.submit(post);
    }

    int post(String url, String form, Map<String, String> headers) {
        return send(request(url, headers).header("Content-Type", FORM).POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    int postJson(String url, String json, Map<String, String> headers) {
        return send(request(url, headers)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    int get(String url, Map<String, String> headers) {
        return send(request(url, headers).GET());
    }

    private HttpRequest.Builder request(String url, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        headers.forEach(request::setHeader);
        long timeout = (long) limits.get("webhookTimeoutMs"); // in real time: receivers live in it
        return timeout == 0 ? request : request.timeout(Duration.ofMillis(timeout));
    }

    private int send(HttpRequest.Builder request) {
        try {
            return client().send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return NO_ANSWER;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NO_ANSWER;
        }
    }

    private HttpClient client() {
        if (client == null) {
            synchronized (this) {
                if (client == null) {
                    client = HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .connectTimeout(Duration.ofSeconds(10))
                            .build();
                }
            }
        }
        return client;
    }

    @Override
    public void close() {
        postmen.shutdownNow();
    }
}
