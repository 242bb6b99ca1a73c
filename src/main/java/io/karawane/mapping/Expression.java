package io.karawane.mapping;

import static com.dashjoin.jsonata.Jsonata.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import io.karawane.mapping.type.Text;
import io.karawane.mapping.type.Unfit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A JSONata expression over the fields of its row, for what rows cannot say. */
final class Expression {
    // Enough for any mapping; without an end, one expression could hold up every record.
    private static final long MOST_MILLIS = 500;
    private static final int MOST_DEPTH = 100;

    private final Jsonata jsonata;

    private Expression(Jsonata jsonata) {
        this.jsonata = jsonata;
    }

    /** @throws JException if it is not JSONata */
    static Expression read(String text) {
        Jsonata jsonata = jsonata(text);
        jsonata.setValidateInput(false);
        return new Expression(jsonata);
    }

    /**
     * @return text, boolean, number or a list of texts; null if it is blank
     * @throws Unfit if it fails, or gives a structure
     */
    Object of(Map<String, Object> record) {
        try {
            var frame = jsonata.createFrame();
            frame.setRuntimeBounds(MOST_MILLIS, MOST_DEPTH);
            return plain(jsonata.evaluate(record, frame));
        } catch (JException e) {
            throw new Unfit("the expression fails: " + e.getError());
        }
    }

    private static Object plain(Object value) {
        if (value == null || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number number) {
            return new BigDecimal(number.toString());
        }
        if (value instanceof List<?> values) {
            List<String> texts = values.stream().map(Text::of).toList();
            return texts.isEmpty() ? null : texts;
        }
        String text = Text.of(value);
        if (text == null) {
            throw new Unfit("the expression gives a structure");
        }
        return text.isEmpty() ? null : text;
    }
}
