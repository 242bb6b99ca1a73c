package io.karawane.mapping;

import io.karawane.mapping.type.Text;
import io.karawane.mapping.type.Unfit;
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
    private final Steps steps;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final List<Note> notes = new ArrayList<>();

    Movement(Side to, Map<String, Object> source, Target target, Steps steps) {
        this.from = to.other();
        this.to = to;
        this.source = source;
        this.target = target;
        this.steps = steps;
    }

    /** @throws RecordProblem if the record must not go */
    void move(TypedRow row) {
        steps.begins(row);
        if (!row.isFor(source)) {
            steps.ends(Ending.NOT_FOR, null);
            return;
        }
        Object value = null;
        String unfit = null;
        try {
            value = row.value(source);
            steps.reads(value);
        } catch (Unfit e) {
            unfit = e.getMessage();
        }
        if (unfit != null) {
            refuse(row.row(), unfit);
        } else if (value == null && row.row().otherwise() == null) {
            leaveBlank(row);
        } else {
            convert(row, value);
        }
    }

    private void convert(TypedRow row, Object value) {
        Object current = target.isNew() ? null : row.held(target.current());
        boolean stays = !Text.isBlank(current) && !favoured(row.row());
        Object word = value == null ? row.row().otherwise() : row.row().translate(value, to);
        steps.words(word);
        String unfit = word == null ? "not a word of table " + row.row().table().name() : null;
        Object written = null;
        try {
            written = word == null ? null : row.written(word);
            steps.writes(written);
        } catch (Unfit e) {
            unfit = e.getMessage();
        }
        if (stays) {
            steps.ends(Ending.TARGET_WINS, null);
        }
        if (stays && unfit == null) {
            keep(row.row(), Text.of(written), Text.of(current));
        } else if (!stays && unfit == null) {
            fit(row, written);
        } else if (!stays) {
            refuse(row.row(), unfit);
        }
    }

    private void leaveBlank(TypedRow typed) {
        Row row = typed.row();
        if (row.key() && to == Side.ACTIVECAMPAIGN) {
            throw RecordProblem.permanent(Reason.NO_EMAIL, row.origin(from), "the e-mail address is blank");
        }
        if (row.onEmpty() == OnEmpty.FAIL) {
            throw RecordProblem.permanent(Reason.REQUIRED_MISSING, row.origin(from), "blank, and onEmpty is fail");
        }
        if (row.onEmpty() == OnEmpty.KEEP) {
            steps.ends(Ending.BLANK, null);
        } else if (!favoured(row)) {
            steps.ends(Ending.TARGET_WINS, null);
        } else {
            typed.put(values, "");
            steps.ends(Ending.CLEARED, null);
        }
    }

    private void keep(Row row, String offered, String current) {
        if (!offered.equals(current)) {
            notes.add(new Note(Reason.KEPT, row.target(to), offered, current));
        }
    }

    private void refuse(Row row, String why) {
        if (row.badValue() == BadValue.FAIL) {
            throw RecordProblem.permanent(Reason.BAD_VALUE, row.origin(from), why);
        }
        notes.add(Note.of(Reason.BAD_VALUE, row.target(to)));
        steps.ends(Ending.LEFT_OUT, why);
    }

    private void fit(TypedRow row, Object written) {
        String field = row.target();
        int most = row.mostCharacters();
        if (most == 0 || !(written instanceof String text) || Text.length(text) <= most) {
            row.put(values, written);
            steps.ends(Ending.WRITTEN, null);
            return;
        }
        String detail = "%d characters, %d fit".formatted(Text.length(text), most);
        if (row.row().tooLong() == TooLong.FAIL) {
            throw RecordProblem.permanent(Reason.TOO_LONG, field, detail);
        }
        if (row.row().tooLong() == TooLong.TRUNCATE) {
            row.put(values, Text.cut(text, most));
        }
        notes.add(Note.of(Reason.TOO_LONG, field));
        steps.ends(row.row().tooLong() == TooLong.TRUNCATE ? Ending.CUT : Ending.LEFT_OUT, detail);
    }

    private boolean favoured(Row row) {
        return row.wins().favours(from, target);
    }

    Map<String, Object> values() {
        return values;
    }

    List<Note> notes() {
        return List.copyOf(notes);
    }
}
