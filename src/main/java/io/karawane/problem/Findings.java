package io.karawane.problem;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** What is wrong with one file, gathered. Places are JSON pointers into its document. */
public final class Findings {
    private final Path file;
    private final List<Finding> found = new ArrayList<>();
    private Document document;
    private int lasting = -1;

    public Findings(Path file) {
        this.file = file;
    }

    public Path file() {
        return file;
    }

    public void in(Document document) {
        this.document = document;
    }

    public void atKey(String pointer, String code, String text, String hint) {
        at(document.key(pointer), code, text, hint);
    }

    public void atValue(String pointer, String code, String text, String hint) {
        at(document.value(pointer), code, text, hint);
    }

    /** Something to know, which keeps nothing from being used. */
    public void warnAtValue(String pointer, String code, String text, String hint) {
        add(document.value(pointer), Finding.Level.WARNING, code, text, hint);
    }

    /** A place that is null is the beginning of the file. */
    public void at(Mark mark, String code, String text, String hint) {
        add(mark, Finding.Level.ERROR, code, text, hint);
    }

    private void add(Mark mark, Finding.Level level, String code, String text, String hint) {
        int line = mark == null ? 1 : mark.getLine() + 1;
        int column = mark == null ? 1 : mark.getColumn() + 1;
        found.add(new Finding(file, line, column, level, code, text, hint));
    }

    /** Forgets what was found since it was called first: another check of the same file begins. */
    public void startOver() {
        lasting = lasting < 0 ? found.size() : lasting;
        found.subList(lasting, found.size()).clear();
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<Finding> all() {
        return found.stream().sorted().toList();
    }
}
