package io.karawane.mapping.type;

/** A value that its target cannot hold. The message says why, never what: values may be personal. */
public final class Unfit extends RuntimeException {
    public Unfit(String why) {
        super(why, null, false, false);
    }
}
