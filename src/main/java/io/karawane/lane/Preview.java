package io.karawane.lane;

import java.util.List;

/** What a run would do with some records of one object, and what it would cost. */
public record Preview(List<Foreseen> records, Cost cost) {
    public static final Preview NOTHING = new Preview(List.of(), Cost.NOTHING);
}
