package io.karawane.lane;

import io.karawane.salesforce.Criteria;
import io.karawane.settings.Selection;
import io.karawane.settings.Sync;
import java.util.Locale;
import java.util.function.Supplier;

/** Which records of an object go to ActiveCampaign, for the routes to choose by. */
public final class Selections {
    private final Supplier<Sync> sync;

    public Selections(Supplier<Sync> sync) {
        this.sync = sync;
    }

    /** {@code none}, {@code new}, {@code marked} or {@code criteria}. */
    public String mode(String object) {
        return selection(object).mode().name().toLowerCase(Locale.ROOT);
    }

    /** From when on a record counts as new, as a SOQL literal. */
    public String since(String object) {
        return selection(object).since().toString();
    }

    /** The criteria as a SOQL condition. */
    public String criteria(String object) {
        return Criteria.condition(selection(object).where());
    }

    private Selection selection(String object) {
        return sync.get().of(object);
    }
}
