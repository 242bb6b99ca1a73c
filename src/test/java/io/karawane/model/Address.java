package io.karawane.model;

import java.util.LinkedHashSet;
import java.util.Set;

/** An address, and who has or had it. */
final class Address {
    final Set<Row> owners = new LinkedHashSet<>();
    /** Somebody came to it otherwise than by being created with it: who was noticed first holds it. */
    boolean open;
    /** The selection has shown it, or ActiveCampaign made it: only then may there be a contact. */
    boolean told;
    /** Its owner, who was synced, has another one now: the contact has gone with it. */
    boolean left;

    boolean isLeft() {
        return left && owners.size() == 1;
    }
}
