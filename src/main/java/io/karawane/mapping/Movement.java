package io.karawane.mapping;

import io.karawane.mapping.type.Text;
import io.karawane.problem.Reason;
import io.karawane.problem.RecordProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One record on its way to the other side: each row that goes this way, under the row's own policies. */
final class Movement {
    private final Side from;
    private final Side to;
    private final Map<String, Object> source;
    private final Target target;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final List<Note> notes = new ArrayList<>();

    Movement(Side to, Map<String, Object> source, Target target) {
        this.from = to.other();
        this.to = to;
        this.source = source;
        this.target = target;
    }

    Mapped of(Mapping mapping) {
        for (Row row : mapping.rows()) {
            if (row.direction().goesTo(to)) {
                move(row);
            }
        }
        if (to == Side.SALESFORCE) {
            Required.complete(mapping.salesforce(), values, source, target);
        }
        return new Mapped(values, List.copyOf(notes));
    }

    private void move(Row row) {
        Object read = from.read(source, row.on(from));
        if (Text.isBlank(read)) {
            leaveBlank(row);
            return;
        }
        Object current = target.isNew() ? null : to.read(target.current(), row.on(to));
        String value = row.translate(Text.of(read), to);
        if (!Text.isBlank(current) && !favoured(row)) {
            keep(row, value, Text.of(current));
        } else if (value == null) {
            refuse(row);
        } else {
            fit(row, value);
        }
    }

    private void leaveBlank(Row row) {
        if (row.key() && to == Side.ACTIVECAMPAIGN) {
            throw RecordProblem.permanent(Reason.NO_EMAIL, row.on(from), "the e-mail address is blank");
        }
        if (row.onEmpty() == OnEmpty.FAIL) {
            throw RecordProblem.permanent(Reason.REQUIRED_MISSING, row.on(from), "blank, and onEmpty is fail");
        }
        if (row.onEmpty() == OnEmpty.CLEAR && favoured(row)) {
            to.write(values, row.on(to), "");
        }
    }

    private void keep(Row row, String value, String current) {
        if (value != null && !value.equals(current)) {
            notes.add(new Note(Reason.KEPT, row.on(to), value, current));
        }
    }

    private void refuse(Row row) {
        if (row.badValue() == BadValue.FAIL) {
            String detail = row.table() == null
                    ? "not a single value"
                    : "not a word of table " + row.table().name();
            throw RecordProblem.permanent(Reason.BAD_VALUE, row.on(from), detail);
        }
        notes.add(Note.of(Reason.BAD_VALUE, row.on(to)));
    }

    private void fit(Row row, String value) {
        String field = row.on(to);
        Integer most = target.lengths().of(field);
        if (most == null || Text.length(value) <= most) {
            to.write(values, field, value);
            return;
        }
        if (row.tooLong() == TooLong.FAIL) {
            var detail = "%d characters, %d fit".formatted(Text.length(value), most);
            throw RecordProblem.permanent(Reason.TOO_LONG, field, detail);
        }
        if (row.tooLong() == TooLong.TRUNCATE) {
            to.write(values, field, Text.cut(value, most));
        }
        notes.add(Note.of(Reason.TOO_LONG, field));
    }

    private boolean favoured(Row row) {
        return row.wins().favours(from, target);
    }
}
