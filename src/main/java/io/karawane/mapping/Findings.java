package io.karawane.mapping;

import io.karawane.problem.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** What is wrong with one file, gathered. Places are JSON pointers into its document. */
final class Findings {
    private final Path file;
    private final List<Finding> found = new ArrayList<>();
    private Document document;

    Findings(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    void in(Document document) {
        this.document = document;
    }

    void atKey(String pointer, String code, String text, String hint) {
        at(document.key(pointer), code, text, hint);
    }

    void atValue(String pointer, String code, String text, String hint) {
        at(document.value(pointer), code, text, hint);
    }

    /** A place that is null is the beginning of the file. */
    void at(Mark mark, String code, String text, String hint) {
        int line = mark == null ? 1 : mark.getLine() + 1;
        int column = mark == null ? 1 : mark.getColumn() + 1;
        found.add(new Finding(file, line, column, code, text, hint));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<Finding> all() {
        return found.stream().sorted().toList();
    }
}
