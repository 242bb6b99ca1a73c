package io.karawane.start;

import io.karawane.queue.Cursors;
import io.karawane.queue.Node;

/** Which instance listens to change events: every subscriber uses up the org's daily allowance of them. */
final class Listener {
    private static final String ROW = "stream/listener";

    private final Cursors cursors;
    private final Node node;

    Listener(Cursors cursors, Node node) {
        this.cursors = cursors;
        this.node = node;
    }

    /** Whether it is this one, which it becomes if no other one lives. */
    boolean isHere() {
        String listener = cursors.read(ROW).orElse(null);
        return node.id().equals(listener)
                || (listener == null || !node.lives(listener)) && cursors.advance(ROW, listener, node.id());
    }

    boolean isElsewhere() {
        String listener = cursors.read(ROW).orElse(null);
        return listener != null && !node.id().equals(listener) && node.lives(listener);
    }
}
