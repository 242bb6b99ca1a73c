package io.karawane.start;

import io.karawane.model.Dump;
import io.karawane.model.Org;
import io.karawane.model.Row;
import io.karawane.sandbox.salesforce.SalesforceService;
import java.util.List;
import java.util.function.Predicate;

/** What those who work in Salesforce can choose from. */
abstract class InSalesforce {
    final World world;
    final Org org;
    final SalesforceUser user;

    InSalesforce(World world, Org org) {
        this.world = world;
        this.org = org;
        user = new SalesforceUser(world);
    }

    SalesforceService salesforce() {
        return world.sandbox.salesforce();
    }

    Dump dump() {
        return new Dump(world.sandbox.dump());
    }

    static String object(Chance chance) {
        return chance.in(60) ? "Lead" : "Contact";
    }

    boolean isLone(Row row) {
        return row.isFree() && row.email() != null && org.isAlone(row);
    }

    /** Nobody of the other object may follow the address, nor stay behind with it. */
    boolean mayLeaveItsAddress(Row row) {
        return row.isFree()
                && row.email() != null
                && row.isShown()
                && org.sharing(row).stream().allMatch(other -> other.object().equals(row.object()));
    }

    List<Row> some(Chance chance, int most, Predicate<Row> which) {
        String object = object(chance);
        return chance.some(most, org.rows(row -> row.object().equals(object) && which.test(row)));
    }
}
