package io.karawane.mapping;

import com.fasterxml.jackson.databind.node.TextNode;
import io.karawane.mapping.type.Text;
import java.util.Map;

/** One line of a projection: the name and the quoted value, so that no value can look like another line. */
final class Projection {
    private Projection() {}

    static String line(Row row, Map<String, Object> record) {
        Object read = Side.SALESFORCE.read(record, row.salesforce());
        String text = Text.of(read);
        if (text == null) {
            text = read.toString();
        }
        String word = row.translate(text, Side.ACTIVECAMPAIGN);
        return row.activecampaign() + " = " + TextNode.valueOf(word == null ? text : word);
    }
}
