package io.karawane.start;

import io.karawane.queue.Cursors;
import org.apache.camel.spi.PropertiesFunction;

/** {@code {{cursor:stream/Lead}}} in a route: a stored position, or -1, "from now on", if there is none yet. */
final class CursorProperty implements PropertiesFunction {
    static final String NAME = "cursor";
    private static final String FROM_NOW_ON = "-1";

    private final Cursors cursors;

    CursorProperty(Cursors cursors) {
        this.cursors = cursors;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public String apply(String name) {
        return cursors.read(name).orElse(FROM_NOW_ON);
    }
}
