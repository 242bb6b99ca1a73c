package io.karawane.settings;

import io.karawane.problem.Finding;
import io.karawane.problem.InvalidConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The application's settings. Precedence: command line, environment, the file named by {@code KARAWANE_CONFIG},
 * defaults in the jar.
 */
public final class Settings {
    private static final String FILE_VARIABLE = "KARAWANE_CONFIG";

    private static final List<String> CONNECTION = List.of(
            "activecampaign.url",
            "activecampaign.api-key",
            "salesforce.client-id",
            "salesforce.client-secret",
            "salesforce.refresh-token",
            "salesforce.keystore",
            "salesforce.user-name");

    private final Map<String, Setting> settings = new LinkedHashMap<>();

    private Settings() {}

    /** @throws InvalidConfiguration for a key that does not exist or a file that can't be read */
    public static Settings load(Map<String, String> commandLine, Map<String, String> environment) {
        Settings settings = new Settings();
        defaults().forEach((key, value) -> settings.put((String) key, (String) value, "default"));
        String file = environment.get(FILE_VARIABLE);
        if (file != null) {
            settings.readFile(Path.of(file));
        }
        for (String key : List.copyOf(settings.settings.keySet())) {
            String value = environment.get(Setting.variable(key));
            if (value != null) {
                settings.put(key, value, "environment " + Setting.variable(key));
            }
        }
        commandLine.forEach((key, value) -> {
            settings.requireKnown(Path.of("command line"), 1, key);
            settings.put(key, value, "command line");
        });
        return settings;
    }

    private static Properties defaults() {
        try (InputStream in = Settings.class.getResourceAsStream("/application.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readFile(Path file) {
        Properties properties = new Properties();
        List<String> lines;
        try (Reader reader = Files.newBufferedReader(file)) {
            lines = Files.readAllLines(file);
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw invalid(file, 1, "config-file", "can't be read: " + e, "correct " + FILE_VARIABLE);
        }
        for (String key : new TreeSet<>(properties.stringPropertyNames())) {
            String start = Pattern.quote(key) + "([\\s=:].*)?";
            int line = 1;
            while (line < lines.size() && !lines.get(line - 1).strip().matches(start)) {
                line++;
            }
            requireKnown(file, line, key);
            put(key, properties.getProperty(key), "file " + file);
        }
    }

    private void requireKnown(Path file, int line, String key) {
        if (!settings.containsKey(key)) {
            throw invalid(
                    file, line, "unknown-key", "there is no setting '" + key + "'", "'config show' lists them all");
        }
    }

    private static InvalidConfiguration invalid(Path file, int line, String code, String text, String hint) {
        return new InvalidConfiguration(List.of(new Finding(file, line, 1, code, text, hint)));
    }

    private void put(String key, String value, String origin) {
        settings.put(key, new Setting(key, value.strip(), origin));
    }

    public Collection<Setting> all() {
        return settings.values();
    }

    public Setting get(String key) {
        Setting setting = settings.get(key);
        if (setting == null) {
            throw new IllegalArgumentException("no setting " + key);
        }
        return setting;
    }

    public String text(String key) {
        return get(key).value();
    }

    public boolean set(String key) {
        return !get(key).blank();
    }

    /** A comma list, without blanks. */
    public List<String> list(String key) {
        return List.of(text(key).split(",")).stream()
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    public Path path(String key) {
        return Path.of(text(key));
    }

    public int number(String key) {
        return Integer.parseInt(text(key));
    }

    /** Nothing of a connection to either service is configured: set-up mode. */
    public boolean notSetUp() {
        return CONNECTION.stream().noneMatch(this::set);
    }

    /** Of times of day. */
    public ZoneId zone() {
        return set("karawane.time-zone") ? ZoneId.of(text("karawane.time-zone")) : ZoneId.systemDefault();
    }
}
