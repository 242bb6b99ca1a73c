package io.karawane.start;

import io.karawane.model.Dump;
import io.karawane.model.Org;
import io.karawane.model.Row;
import java.util.List;
import java.util.function.Predicate;

/** Records in Salesforce end, come back and become others, there and in the model. Each move returns how many. */
final class SalesforceEndings extends InSalesforce {
    private boolean calm;

    SalesforceEndings(World world, Org org) {
        super(world, org);
    }

    /** Whether neither service has trouble. */
    void calm(boolean now) {
        calm = now;
    }

    /**
     * Whether it may inherit a contact. Not one that has a contact already, of which Salesforce could not be told yet:
     * that one would keep its address from the one that it inherits, and it ends as {@code email-taken}.
     */
    private Predicate<Row> mayInherit() {
        Dump now = dump();
        return row -> calm || !now.carried(row.id()).isEmpty();
    }

    int delete(Chance chance) {
        List<Row> rows = some(chance, 1 + chance.many() / 4, Row::isFree);
        Dump before = dump();
        if (!rows.isEmpty()) {
            user.delete(rows.stream().map(Row::id).toList());
        }
        rows.forEach(row -> org.deleted(row, before.carried(row.id())));
        return rows.size();
    }

    int undelete(Chance chance) {
        List<Row> rows = some(chance, 1 + chance.below(5), Row::isDeleted);
        rows.forEach(row -> {
            salesforce().undelete(row.object(), row.id());
            org.undeleted(row);
        });
        return rows.size();
    }

    int convert(Chance chance) {
        List<Row> leads = chance.some(
                1 + chance.below(3),
                org.rows(row -> row.object().equals("Lead") && row.isFree() && row.isShown() && row.email() != null));
        leads.forEach(lead ->
                org.converted(lead, null, salesforce().convert(lead.id()).get("contactId")));
        return leads.size();
    }

    int convertIntoAnother(Chance chance) {
        List<Row> leads = chance.some(1, org.rows(row -> row.object().equals("Lead") && isLone(row) && row.isShown()));
        Predicate<Row> mayInherit = mayInherit();
        List<Row> contacts = chance.some(
                1,
                org.rows(
                        row -> row.object().equals("Contact") && isLone(row) && row.isShown() && mayInherit.test(row)));
        if (leads.isEmpty() || contacts.isEmpty()) {
            return 0;
        }
        salesforce().convert(leads.get(0).id(), null, contacts.get(0).id());
        org.converted(leads.get(0), contacts.get(0), null);
        return 2;
    }

    int merge(Chance chance) {
        List<Row> winners =
                some(chance, 1, row -> row.isFree() && row.isShown() && (row.email() == null || org.isAlone(row)));
        List<Row> losers = winners.isEmpty()
                ? List.of()
                : chance.some(
                        1 + chance.below(2),
                        org.rows(row -> row.object().equals(winners.get(0).object())
                                && row != winners.get(0)
                                && mayLeaveItsAddress(row)));
        if (!losers.isEmpty()) {
            salesforce()
                    .merge(
                            winners.get(0).object(),
                            winners.get(0).id(),
                            losers.stream().map(Row::id).toList());
            org.merged(winners.get(0), losers);
        }
        return losers.isEmpty() ? 0 : losers.size() + 1;
    }

    /** Two of one address become one. */
    int mergeTwins(Chance chance) {
        List<Row> twins = some(chance, 1, row -> mayLeaveItsAddress(row) && !org.isAlone(row));
        List<Row> group = twins.isEmpty()
                ? List.of()
                : chance.some(
                        2,
                        org.sharing(twins.get(0)).stream()
                                .filter(row ->
                                        row.isFree() && twins.get(0).email().equalsIgnoreCase(row.email()))
                                .toList());
        if (group.size() == 2) {
            salesforce()
                    .merge(
                            group.get(0).object(),
                            group.get(0).id(),
                            List.of(group.get(1).id()));
            org.merged(group.get(0), group.subList(1, 2));
        }
        return group.size() == 2 ? 2 : 0;
    }
}
