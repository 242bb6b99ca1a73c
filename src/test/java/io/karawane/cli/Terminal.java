package io.karawane.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What a verb reads and writes during one test. */
public final class Terminal implements BeforeEachCallback, AfterEachCallback {
    private final InputStream stdin = System.in;
    private final PrintStream stdout = System.out;
    private final PrintStream stderr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Override
    public void beforeEach(ExtensionContext test) {
        System.setOut(new PrintStream(out, true, UTF_8));
        System.setErr(new PrintStream(err, true, UTF_8));
    }

    @Override
    public void afterEach(ExtensionContext test) {
        System.setIn(stdin);
        System.setOut(stdout);
        System.setErr(stderr);
    }

    public void type(String text) {
        System.setIn(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    /** Forgets what was written so far. */
    public void clear() {
        out.reset();
        err.reset();
    }

    public String out() {
        return out.toString(UTF_8);
    }

    public String err() {
        return err.toString(UTF_8);
    }
}
