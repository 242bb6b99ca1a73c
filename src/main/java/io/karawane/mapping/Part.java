package io.karawane.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.problem.YamlFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One file of a mapping: its own, or one that it includes. */
final class Part extends YamlFile {
    Part(Path file) {
        super(file);
    }

    List<PlacedRow> rows(Rows reader) {
        List<PlacedRow> rows = new ArrayList<>();
        JsonNode fields = root().path("fields");
        if (fields.isArray()) {
            for (int index = 0; index < fields.size(); index++) {
                rows.add(new PlacedRow(reader.read(fields.get(index)), fields.get(index), this, "/fields/" + index));
            }
        }
        return rows;
    }
}
