package io.karawane.lane;

import io.karawane.salesforce.Criteria;
import io.karawane.settings.Selection;
import io.karawane.settings.Sync;
import java.util.function.Supplier;

/** Which records of an object go to ActiveCampaign, for the routes to choose by. */
public final class Selections {
    private final Supplier<Sync> sync;

    public Selections(Supplier<Sync> sync) {
        this.sync = sync;
    }

    /** What sync.yaml says of the object now. */
    public Selection of(String object) {
        return sync.get().of(object);
    }

    /** The criteria of a selection as a SOQL condition. */
    public String criteria(Selection selection) {
        return Criteria.condition(selection.where());
    }
}
