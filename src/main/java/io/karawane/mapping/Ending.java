package io.karawane.mapping;

import java.util.Locale;

/** What became of a row. */
public enum Ending {
    WRITTEN("written"),
    /** A long text was cut. */
    CUT("cut"),
    /** A blank source emptied the target. */
    CLEARED("cleared: the source is blank, and onEmpty is clear"),
    NOT_FOR("nothing: the record is not one that when names"),
    BLANK("nothing: the source is blank, and onEmpty is keep"),
    TARGET_WINS("nothing: the target holds a value, and wins lets it stay"),
    LEFT_OUT("left out"),
    REFUSED("the record is refused");

    private final String text;

    Ending(String text) {
        this.text = text;
    }

    /** For programs, such as {@code target-wins}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
        return text;
    }
}
