package io.karawane.cli;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.karawane.problem.Reason;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Errors as people read them, in the language of the machine. */
final class ErrorList {
    private static final List<String> COLUMNS = List.of(
            "id", "at", "lane", "object", "salesforceId", "activecampaignId", "reason", "field", "detail", "mapping");

    private final PrintWriter out;
    private final Locale language = Locale.getDefault(Locale.Category.DISPLAY);

    ErrorList(PrintWriter out) {
        this.out = out;
    }

    /** Those of one reason. @param count how many there are, @param some of them as {@code {"items","next"}} */
    void print(String code, long count, JsonNode some) {
        out.printf(Locale.ROOT, "%s · %,d%n", code, count);
        Reason.of(code).ifPresent(this::advise);
        some.path("items").forEach(error -> out.println("  " + line(error)));
        long more = count - some.path("items").size();
        if (more > 0) {
            out.printf(Locale.ROOT, "  … %,d more: errors list --reason %s%n", more, code);
        }
        out.println();
    }

    private void advise(Reason reason) {
        out.printf("  %s%n  → %s%n", reason.title(language), reason.action(language));
    }

    private static String line(JsonNode error) {
        return Stream.of(
                        "%6s".formatted(error.path("id").asText()),
                        time(error, "at"),
                        error.path("lane").asText(),
                        name(error),
                        error.path("field").asText(),
                        error.path("detail").asText())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("  "));
    }

    /** To the second, UTC. */
    static String time(JsonNode row, String name) {
        return row.path(name).asText().replaceFirst("(\\.\\d+)?Z$", "Z");
    }

    private static String name(JsonNode error) {
        String object = error.path("object").asText();
        return Stream.of(
                        error.has("salesforceId")
                                ? object + " " + error.path("salesforceId").asText()
                                : object,
                        error.has("activecampaignId")
                                ? "contact " + error.path("activecampaignId").asText()
                                : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** One with what happened to its record, the newest first. */
    void show(JsonNode error) {
        out.println(line(error).strip());
        Reason.of(error.path("reason").asText()).ifPresent(this::advise);
        out.println();
        error.path("journal")
                .forEach(row -> out.println("  " + time(row, "at") + "  "
                        + Stream.of("lane", "reason", "field", "detail")
                                .map(part -> row.path(part).asText())
                                .filter(part -> !part.isEmpty())
                                .collect(Collectors.joining("  "))));
    }

    /** A line each, with a head. */
    void csv(List<JsonNode> errors) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(Stream.concat(COLUMNS.stream(), Stream.of("title", "action"))
                    .toList());
            for (JsonNode error : errors) {
                Stream<String> advice = Reason.of(error.path("reason").asText()).stream()
                        .flatMap(reason -> Stream.of(reason.title(language), reason.action(language)));
                csv.writeRecord(Stream.concat(
                                COLUMNS.stream()
                                        .map(column -> error.path(column).asText()),
                                advice)
                        .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.print(text);
        out.flush();
    }
}
