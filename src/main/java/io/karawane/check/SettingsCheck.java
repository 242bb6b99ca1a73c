package io.karawane.check;

import io.karawane.problem.Finding;
import io.karawane.settings.Durations;
import io.karawane.settings.Setting;
import io.karawane.settings.Settings;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** What is wrong with the settings, key by key. */
public final class SettingsCheck {
    // 128 bit: so many hexadecimal digits, or characters of an alphabet of 64.
    private static final int SHORTEST_TOKEN = 22;

    private final Settings settings;
    private final List<Finding> findings = new ArrayList<>();

    private SettingsCheck(Settings settings) {
        this.settings = settings;
    }

    public static List<Finding> check(Settings settings) {
        SettingsCheck check = new SettingsCheck(settings);
        if (!settings.notSetUp()) {
            check.connections();
        }
        check.values();
        return check.findings;
    }

    /** What keeps both services from being called, set-up mode among it. */
    public static List<Finding> services(Settings settings) {
        SettingsCheck check = new SettingsCheck(settings);
        check.services();
        check.values();
        return check.findings;
    }

    private void connections() {
        services();
        webhooks();
        database();
    }

    private void services() {
        together("activecampaign.url", "activecampaign.api-key");
        for (String key : List.of("activecampaign.url", "activecampaign.api-key", "salesforce.client-id")) {
            needs(key, "both services are needed");
        }
        url("activecampaign.url");
        url("salesforce.login-url");
        file("salesforce.keystore");
        if (settings.set("salesforce.password")) {
            needs("salesforce.user-name", "the login with a password needs it");
        } else {
            together("salesforce.keystore", "salesforce.user-name");
        }
        if (!settings.set("salesforce.keystore") && !settings.set("salesforce.refresh-token")) {
            needs("salesforce.client-secret", "the client-credentials flow needs it");
        }
    }

    private void webhooks() {
        needs("karawane.webhook.tokens", "without one no automation can post");
        tokens("karawane.webhook.tokens");
        tokens("karawane.api.manager-tokens");
        tokens("karawane.api.user-tokens");
    }

    private void database() {
        boolean masterKey = settings.set("karawane.master-key") || settings.set("karawane.master-key-file");
        if (!settings.text("karawane.database.url").startsWith("jdbc:h2:") && !masterKey) {
            add(
                    "karawane.master-key-file",
                    "missing",
                    "instances that share a PostgreSQL must agree on the key that hashes e-mail addresses",
                    "openssl rand -hex 32 > master.key, and name that file on every instance");
        }
    }

    private void tokens(String key) {
        for (String token : settings.list(key)) {
            if (!token.matches("[A-Za-z0-9._~-]+")) {
                add(key, "bad-value", "a token can't stand in a URL as it is", "openssl rand -hex 16");
            } else if (token.length() < SHORTEST_TOKEN
                    || token.chars().distinct().count() < 8) {
                add(key, "weak-token", "a token is too easy to guess", "openssl rand -hex 16");
            }
        }
    }

    private void values() {
        file("karawane.master-key-file");
        number("karawane.http.port", 1, 65_535);
        number("karawane.management.port", 1, 65_535);
        number("karawane.poll", 10, 60_000);
        number("karawane.resync.max-records", 1, Integer.MAX_VALUE);
        number("karawane.resync.page-size", 1, 2_000);
        number("karawane.salesforce.bulk-threshold", 0, Integer.MAX_VALUE);
        if (settings.set("karawane.inbound.batch-size")) {
            number("karawane.inbound.batch-size", 1, 200);
        }
        if (settings.set("karawane.inbound.batch-interval")) {
            parses("karawane.inbound.batch-interval", Durations::parse, "write it as 500ms, 3s, 10m or 1h");
        }
        if (settings.set("karawane.time-zone")) {
            parses("karawane.time-zone", ZoneId::of, "write it as Europe/Berlin");
        }
        parses(
                "karawane.salesforce.daily-share",
                text -> {
                    double share = Double.parseDouble(text);
                    if (!(share > 0 && share <= 1)) {
                        throw new IllegalArgumentException(text);
                    }
                },
                "write a number above 0 and up to 1");
        String url = settings.text("karawane.database.url");
        boolean known = url.startsWith("jdbc:h2:file:") || url.startsWith("jdbc:postgresql:");
        if (!known || url.toUpperCase(Locale.ROOT).contains("AUTO_SERVER")) {
            add(
                    "karawane.database.url",
                    "bad-value",
                    "is neither a plain jdbc:h2:file: nor jdbc:postgresql:",
                    "use one of them; H2 belongs to one process, several instances need PostgreSQL");
        }
        if (url.startsWith("jdbc:h2:file:") && !url.contains("WRITE_DELAY=0")) {
            add(
                    "karawane.database.url",
                    "bad-value",
                    "without WRITE_DELAY=0 H2 loses what was acknowledged when the process is killed",
                    "append ;WRITE_DELAY=0");
        }
    }

    private void together(String one, String other) {
        if (settings.set(one) != settings.set(other)) {
            String missing = settings.set(one) ? other : one;
            add(missing, "missing", "is not set, but " + (settings.set(one) ? one : other) + " is", "set both");
        }
    }

    private void needs(String key, String why) {
        if (!settings.set(key)
                && findings.stream().noneMatch(finding -> finding.text().startsWith(key))) {
            add(key, "missing", "is not set: " + why, "set " + Setting.variable(key));
        }
    }

    private void file(String key) {
        if (settings.set(key) && !Files.isReadable(settings.path(key))) {
            add(key, "missing-file", "names a file that can't be read", "correct the path, or its permissions");
        }
    }

    private void url(String key) {
        if (!settings.set(key)) {
            return;
        }
        parses(
                key,
                text -> {
                    URI uri = URI.create(text);
                    boolean https = "https".equals(uri.getScheme());
                    if (uri.getHost() == null
                            || !https && !("http".equals(uri.getScheme()) && isLoopback(uri.getHost()))) {
                        throw new IllegalArgumentException(text);
                    }
                },
                "write https://…; http only for this machine itself");
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private void number(String key, int least, int most) {
        parses(
                key,
                text -> {
                    int number = Integer.parseInt(text);
                    if (number < least || number > most) {
                        throw new IllegalArgumentException(text);
                    }
                },
                "write a number from " + least + " to " + most);
    }

    private void parses(String key, Consumer<String> parser, String hint) {
        try {
            parser.accept(settings.text(key));
        } catch (RuntimeException e) {
            add(key, "bad-value", "can't be '" + settings.get(key).shown() + "'", hint);
        }
    }

    private void add(String key, String code, String text, String hint) {
        Setting setting = settings.get(key);
        findings.add(new Finding(Path.of(setting.origin()), 1, 1, code, key + " " + text, hint));
    }
}
