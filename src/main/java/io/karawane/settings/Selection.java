package io.karawane.settings;

import java.time.Instant;

/**
 * Which records of one object go to ActiveCampaign.
 *
 * @param since for {@link Mode#NEW}: from when on a record counts as new
 * @param where for {@link Mode#CRITERIA}
 */
public record Selection(Mode mode, Instant since, Criterion where) {
    public enum Mode {
        NONE,
        NEW,
        MARKED,
        CRITERIA
    }

    /** Whether a record that was synced once stays up to date without being chosen again. */
    public boolean followsLinks() {
        return mode == Mode.NEW || mode == Mode.MARKED;
    }

    public static final Selection NOTHING = new Selection(Mode.NONE, null, null);
}
