package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Switches;
import java.util.Collection;
import java.util.List;

/** The filter by label; whether and where rows show their labels is not known. */
final class Labels {
    private final Switches switches;

    Labels(Switches switches) {
        this.switches = switches;
        switches.declare("labelFilter", "insensitive");
        switches.declare("labelKey", "");
    }

    List<ObjectNode> filter(Collection<ObjectNode> rows, Call call) {
        String label = call.text("filters[label_name]");
        if (label.isEmpty() || switches.text("labelFilter").equals("ignored")) {
            return List.copyOf(rows);
        }
        return rows.stream().filter(row -> carries(row, label)).toList();
    }

    /** Adds the labels under the key that the switch names, if it names one. */
    ObjectNode show(ObjectNode row, ObjectNode shown) {
        String key = switches.text("labelKey");
        if (!key.isEmpty()) {
            shown.set(key, row.path("_labels").deepCopy());
        }
        return shown;
    }

    private boolean carries(ObjectNode row, String label) {
        boolean sensitive = switches.text("labelFilter").equals("sensitive");
        for (JsonNode known : row.path("_labels")) {
            if (sensitive ? known.asText().equals(label) : known.asText().equalsIgnoreCase(label)) {
                return true;
            }
        }
        return false;
    }
}
