package io.karawane.door;

/** Something tried to write where only reading is allowed: a mistake of ours, and nothing was sent. */
public final class WriteRefused extends IllegalStateException {
    WriteRefused(String service) {
        super("a write to " + service + " was refused: this connection only reads");
    }
}
