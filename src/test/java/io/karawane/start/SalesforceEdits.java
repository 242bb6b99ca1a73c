package io.karawane.start;

import io.karawane.model.Dump;
import io.karawane.model.Face;
import io.karawane.model.Org;
import io.karawane.model.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** People in Salesforce enter and change records, there and in the model. Each move returns how many. */
final class SalesforceEdits extends InSalesforce {
    SalesforceEdits(World world, Org org) {
        super(world, org);
    }

    int create(Chance chance) {
        int number = chance.many();
        return create(chance, object(chance), number, number < 10 && chance.in(20) ? 0 : 100, !chance.in(15));
    }

    private int create(Chance chance, String object, int number, int withAddress, boolean shown) {
        List<String> emails = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            emails.add(chance.in(withAddress) ? chance.email() : null);
        }
        return insert(chance, object, emails, shown);
    }

    private int insert(Chance chance, String object, List<String> emails, boolean shown) {
        List<Face> faces = emails.stream().map(email -> chance.face()).toList();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < emails.size(); i++) {
            Map<String, Object> row = fields(faces.get(i));
            row.put("Email", emails.get(i));
            row.put(country(object), shown ? "DE" : "FR");
            if (object.equals("Lead")) {
                row.put("Company", "ACME GmbH");
            }
            rows.add(row);
        }
        List<String> ids = salesforce().insert(object, rows);
        for (int i = 0; i < ids.size(); i++) {
            org.created(object, ids.get(i), emails.get(i), faces.get(i), shown);
        }
        return ids.size();
    }

    private static Map<String, Object> fields(Face face) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("FirstName", face.firstName());
        fields.put("LastName", face.lastName());
        fields.put("Phone", face.phone());
        return fields;
    }

    private static String country(String object) {
        return object.equals("Lead") ? "Country" : "MailingCountry";
    }

    /** More records with the address of one that the selection shows. */
    int twin(Chance chance) {
        List<Row> some = chance.some(1, org.rows(row -> row.isFree() && row.isShown() && row.email() != null));
        return of(some, row -> twins(chance, row, row.object()));
    }

    private int twins(Chance chance, Row row, String object) {
        List<String> emails = new ArrayList<>();
        for (int i = chance.below(3); i >= 0; i--) {
            emails.add(chance.in(30) ? row.email().toUpperCase(Locale.ROOT) : row.email());
        }
        return insert(chance, object, emails, true);
    }

    /** A contact with a lead's address, or the reverse; never one that may still be on its way to its contact. */
    int pair(Chance chance) {
        List<Row> some = chance.some(1, org.rows(row -> isLone(row) && row.isShown() && !row.hasMoved()));
        return of(
                some,
                row -> insert(chance, row.object().equals("Lead") ? "Contact" : "Lead", List.of(row.email()), true));
    }

    /** The same in all of them: one event. */
    int editAlike(Chance chance) {
        List<Row> rows = some(chance, 1 + Math.min(199, chance.many()), Row::isFree);
        String phone = chance.face().phone();
        update(rows, row -> Map.of("Phone", phone));
        rows.forEach(row -> org.edited(row, row.face().withPhone(phone)));
        return rows.size();
    }

    int editEach(Chance chance) {
        Map<Row, Face> faces = new LinkedHashMap<>();
        some(chance, chance.many(), Row::isFree).forEach(row -> faces.put(row, chance.face()));
        update(List.copyOf(faces.keySet()), row -> fields(faces.get(row)));
        faces.forEach(org::edited);
        return faces.size();
    }

    /** Several times in quick succession. */
    int editAgain(Chance chance) {
        int times = 2 + chance.below(6);
        List<Row> rows = some(chance, 1 + chance.below(3), Row::isFree);
        for (int i = 0; i < times; i++) {
            Face face = chance.face();
            update(rows, row -> fields(face));
            rows.forEach(row -> org.edited(row, face));
        }
        return rows.size() * times;
    }

    private void update(List<Row> rows, Function<Row, Map<String, Object>> fields) {
        if (!rows.isEmpty()) {
            user.update(
                    rows.get(0).object(),
                    rows.stream().collect(Collectors.toMap(Row::id, fields, (one, other) -> one, LinkedHashMap::new)));
        }
    }

    private static int of(List<Row> some, Function<Row, Integer> move) {
        return some.stream().mapToInt(move::apply).sum();
    }

    int move(Chance chance) {
        List<Row> rows = some(chance, 1 + chance.below(3), this::mayLeaveItsAddress);
        Map<Row, String> emails = new LinkedHashMap<>();
        rows.forEach(row -> emails.put(row, chance.email()));
        return moveTo(emails);
    }

    int clear(Chance chance) {
        Map<Row, String> emails = new LinkedHashMap<>();
        some(chance, 1 + chance.below(2), this::mayLeaveItsAddress).forEach(row -> emails.put(row, null));
        return moveTo(emails);
    }

    /** One that has none gets one, sometimes that of another record. */
    int address(Chance chance) {
        Map<Row, String> emails = new LinkedHashMap<>();
        some(chance, 1 + chance.below(3), row -> row.isFree() && row.email() == null)
                .forEach(row -> emails.put(row, chance.email()));
        return moveTo(emails);
    }

    private int moveTo(Map<Row, String> emails) {
        Dump before = dump();
        update(List.copyOf(emails.keySet()), row -> {
            Map<String, Object> fields = new HashMap<>();
            fields.put("Email", emails.get(row));
            return fields;
        });
        emails.forEach(
                (row, email) -> org.moved(row, email, !before.carried(row.id()).isEmpty()));
        return emails.size();
    }

    int leave(Chance chance) {
        return select(some(chance, chance.many(), row -> isLone(row) && row.isShown()), false);
    }

    int enter(Chance chance) {
        return select(some(chance, chance.many(), row -> row.isFree() && !row.isShown()), true);
    }

    private int select(List<Row> rows, boolean shown) {
        Dump before = dump();
        update(rows, row -> Map.of(country(row.object()), shown ? "DE" : "FR"));
        rows.forEach(row -> org.selected(row, shown, before.carried(row.id())));
        return rows.size();
    }
}
