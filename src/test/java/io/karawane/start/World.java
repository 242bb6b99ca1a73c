package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.karawane.cli.KarawaneCommand;
import io.karawane.lane.JobSchedule;
import io.karawane.settings.Setting;
import io.karawane.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A sandbox and the product in one JVM, on free ports and in a folder of their own. */
final class World extends Tables {
    static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private final Path folder;
    private final Map<String, String> settings = new HashMap<>();
    private Karawane karawane;

    World(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder.resolve("mappings"));
            for (String file : List.of("lead", "contact", "account")) {
                String name = file + ".mapping.yaml";
                Files.copy(Path.of("mappings", name), folder.resolve("mappings").resolve(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        set("salesforce.login-url", sandbox.salesforceUrl());
        set("salesforce.client-id", "sandbox-client");
        set("salesforce.client-secret", "sandbox-secret");
        set("activecampaign.url", sandbox.activecampaignUrl());
        set("activecampaign.api-key", "sandbox-key");
        set("karawane.webhook.tokens", TOKEN);
        set("karawane.inbound.batch-interval", "300ms");
        set("karawane.mappings", folder.resolve("mappings").toString());
        set("karawane.data", folder.resolve("data").toString());
        set("karawane.poll", "50");
        set(
                "karawane.database.url",
                "jdbc:h2:file:" + folder.resolve("data/karawane")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0");
    }

    World set(String key, String value) {
        settings.put(key, value);
        return this;
    }

    World sync(String yaml) {
        return file("sync.yaml", yaml);
    }

    World file(String name, String text) {
        try {
            Files.writeString(folder.resolve("mappings").resolve(name), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The settings, for a process of its own. */
    Map<String, String> environment() {
        Map<String, String> variables = new HashMap<>();
        settings.forEach((key, value) -> variables.put(Setting.variable(key), value));
        return variables;
    }

    World start() {
        set("karawane.http.port", Integer.toString(freePort()));
        set("karawane.management.port", Integer.toString(freePort()));
        karawane = new Karawane(Settings.load(settings, Map.of()));
        karawane.start();
        return this;
    }

    /** As after a crash, but for what only another process can lose. */
    World restart() {
        karawane.close();
        return start();
    }

    /** The sandbox stays. */
    World stop() {
        karawane.close();
        karawane = null;
        return this;
    }

    Map<String, String> settings() {
        return settings;
    }

    /** Runs a verb with these settings. @return the exit code */
    int execute(String... verb) {
        Stream<String> set =
                settings.entrySet().stream().flatMap(each -> Stream.of("--set", each.getKey() + "=" + each.getValue()));
        return KarawaneCommand.execute(Stream.concat(Stream.of(verb), set).toArray(String[]::new));
    }

    String url(String path) {
        return "http://127.0.0.1:" + settings.get("karawane.http.port") + path;
    }

    private HttpRequest.Builder observe(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + settings.get("karawane.management.port") + "/observe/health" + path));
    }

    /** All that {@code /observe/health} says. */
    String health() {
        return send(observe("")).body();
    }

    /** Waits until health says that. */
    void awaitHealth(String words) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(health()).contains(words));
    }

    /** The status of {@code /observe/health/ready}. */
    int ready() {
        return send(observe("/ready")).statusCode();
    }

    /** All that {@code /observe/health/ready} says. */
    String readyReasons() {
        return send(observe("/ready")).body();
    }

    World salesforceFaults(List<Map<String, Object>> rules) {
        control(sandbox.salesforceUrl(), "faults", Map.of("rules", rules));
        return this;
    }

    World activecampaignFaults(List<Map<String, Object>> rules) {
        control(sandbox.activecampaignUrl(), "faults", Map.of("rules", rules));
        return this;
    }

    World awaitReady() {
        await("ready").atMost(Duration.ofSeconds(30)).until(() -> ready() == 200);
        return this;
    }

    /** What an automation's Webhook action posts. */
    HttpResponse<String> post(String action, String contact) {
        return post(
                "/activecampaign/" + TOKEN + "/" + action,
                form("contact[id]", contact),
                "application/x-www-form-urlencoded");
    }

    HttpResponse<String> post(String path, String body, String contentType) {
        return send(HttpRequest.newBuilder(URI.create(url(path)))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body)));
    }

    static String form(String key, String value) {
        return "contact%5Bemail%5D=someone%40example.org&"
                + URLEncoder.encode(key, StandardCharsets.UTF_8) + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8)
                + "&contact%5Bfields%5D%5Bcolour%5D=%7C%7Cred%7C%7C&seriesid=3";
    }

    /** Makes the next scheduled run due now, as if its hour had come. */
    World scan() {
        bean("scanSchedule", JobSchedule.class).runNow();
        return this;
    }

    /** Nothing waits, nothing is claimed, no run is due. */
    World awaitIdle() {
        await("idle")
                .atMost(Duration.ofSeconds(60))
                .during(Duration.ofMillis(1500))
                .until(() -> backlog() == 0);
        return this;
    }

    <T> T bean(String name, Class<T> type) {
        return karawane.context().getRegistry().lookupByNameAndType(name, type);
    }

    @Override
    DataSource dataSource() {
        return bean("dataSource", DataSource.class);
    }

    Karawane karawane() {
        return karawane;
    }

    @Override
    public void close() {
        if (karawane != null) {
            karawane.close();
        }
        super.close();
    }
}
