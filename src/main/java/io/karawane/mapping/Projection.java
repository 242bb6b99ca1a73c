package io.karawane.mapping;

import com.fasterxml.jackson.databind.node.TextNode;
import io.karawane.mapping.type.Text;
import io.karawane.mapping.type.Unfit;
import java.util.Map;
import java.util.Optional;

/** One line of a projection: the name and the quoted value, so that no value can look like another line. */
final class Projection {
    private Projection() {}

    /** Empty for a blank that changes nothing on the other side. */
    static Optional<String> line(TypedRow row, Map<String, Object> record) {
        String text = text(row, record);
        return text.isEmpty() && row.row().onEmpty() == OnEmpty.KEEP
                ? Optional.empty()
                : Optional.of(row.target() + " = " + TextNode.valueOf(text));
    }

    private static String text(TypedRow row, Map<String, Object> record) {
        try {
            Object value = row.value(record);
            if (value == null) {
                return row.row().otherwise() == null ? "" : row.row().otherwise();
            }
            Object word = row.row().translate(value, Side.ACTIVECAMPAIGN);
            String text = Text.of(word == null ? value : word);
            return text == null ? value.toString() : text;
        } catch (Unfit e) {
            return row.raw(record).toString();
        }
    }
}
