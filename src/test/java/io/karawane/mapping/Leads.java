package io.karawane.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.karawane.mapping.type.Field;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Lead mappings written in place: the key row and the rows given. */
final class Leads {
    private static final String HEAD = """
            mapping: lead
            format: 1
            salesforce: Lead
            activecampaign: contact
            tables:
              regions: { DE: Deutschland, AT: Österreich, "1": One, yes: Ja }
            fields:
              - { salesforce: Email, activecampaign: email, key: true }
            """;

    private Leads() {}

    static Mapping with(String... rows) {
        return headed("", rows);
    }

    /** @param line one more at the top of the file, such as {@code locale: de-DE} */
    static Mapping headed(String line, String... rows) {
        try {
            var folder = Files.createTempDirectory("leads");
            var file = folder.resolve("lead.mapping.yaml");
            var text = new StringBuilder(line + "\n" + HEAD);
            for (String row : rows) {
                text.append("  - { ").append(row).append(" }\n");
            }
            Files.writeString(file, text);
            var read = new MappingFile(folder, "lead");
            Files.delete(file);
            Files.delete(folder);
            assertThat(read.findings()).isEmpty();
            return read.mapping();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same where a field holds so few characters only. */
    static Mapping shorter(Mapping mapping, String field, int most) {
        return mapping.with((side, name) -> {
            Field known = Fields.UNKNOWN.of(side, name);
            return !name.equals(field)
                    ? known
                    : new Field(name, name, known.type(), most, -1, true, false, false, List.of(), false);
        });
    }

    static Mapping shipped(String object) {
        return Mappings.load(Path.of("mappings")).of(object);
    }
}
