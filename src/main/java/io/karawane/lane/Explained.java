package io.karawane.lane;

import java.util.List;

/**
 * Why a record goes or does not.
 *
 * @param gates in the order in which they are passed, up to the first that is not
 * @param foreseen what would be written now, null if it does not get so far
 * @param inStep whether it goes no further because the other side has been told all of it
 */
public record Explained(List<Checkpoint> gates, Foreseen foreseen, boolean inStep) {
    public boolean passes() {
        return gates.stream().allMatch(Checkpoint::passed);
    }
}
