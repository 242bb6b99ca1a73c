package io.karawane.mapping;

import io.karawane.problem.RecordProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Moves one record and writes down what happens; a row that refuses the record does not keep the others from telling. */
final class Explainer implements Steps {
    private final Mapping mapping;
    private final Side to;
    private final Map<String, Object> source;
    private final Target target;
    private final Movement movement;
    private final List<Explanation.Row> rows = new ArrayList<>();
    private final List<Explanation.Step> steps = new ArrayList<>();
    private TypedRow row;
    private Object value;
    private RecordProblem problem;

    Explainer(Mapping mapping, Side to, Map<String, Object> source, Target target) {
        this.mapping = mapping;
        this.to = to;
        this.source = source;
        this.target = target;
        this.movement = new Movement(to, source, target, this);
    }

    void move(TypedRow row) {
        try {
            movement.move(row);
        } catch (RecordProblem e) {
            ends(Ending.REFUSED, e.detail());
            problem = problem == null ? e : problem;
        }
    }

    Explanation explanation() {
        if (to == Side.SALESFORCE && problem == null) {
            complete();
        }
        Mapped mapped = problem == null ? new Mapped(movement.values(), movement.notes()) : null;
        return new Explanation(List.copyOf(rows), mapped, problem);
    }

    private void complete() {
        Map<String, Object> before = new HashMap<>(movement.values());
        try {
            Required.complete(mapping, movement.values(), source, target);
        } catch (RecordProblem e) {
            rows.add(new Explanation.Row(e.field(), Map.of(), List.of(), Ending.REFUSED, e.detail(), null));
            problem = e;
        }
        movement.values().forEach((field, standIn) -> {
            if (standIn != null && !standIn.equals(before.get(field))) {
                var step = new Explanation.Step("stand-in for a blank that Salesforce refuses", standIn);
                rows.add(new Explanation.Row(field, Map.of(), List.of(step), Ending.WRITTEN, null, standIn));
            }
        });
    }

    @Override
    public void begins(TypedRow row) {
        this.row = row;
        value = null;
        steps.clear();
    }

    @Override
    public void reads(Object value) {
        this.value = value;
        if (value != null) {
            step(row.row().source().word(), value);
        }
    }

    @Override
    public void words(Object word) {
        if (value == null) {
            step("default", word);
        } else if (row.row().table() != null) {
            step("table " + row.row().table().name(), word);
        }
    }

    @Override
    public void writes(Object written) {
        step(row.toString(), written);
    }

    @Override
    public void ends(Ending ending, String why) {
        Map<String, Object> from = row.raw(source);
        row.row()
                .when()
                .fields()
                .forEach(field -> from.put(field, Spot.of(to.other(), field).read(source)));
        boolean written = ending == Ending.WRITTEN || ending == Ending.CUT;
        Object result = written ? row.held(movement.values()) : null;
        rows.add(new Explanation.Row(row.target(), from, List.copyOf(steps), ending, why, result));
    }

    private void step(String did, Object after) {
        steps.add(new Explanation.Step(did, after));
    }
}
