package io.karawane.sandbox.salesforce.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The API versions on offer. */
public final class Versions {
    private static final int OLDEST = 31;
    private static final int NEWEST = 66;
    private static final String[] SEASONS = {"Spring", "Summer", "Winter"};

    private Versions() {}

    /** @param version such as 63 */
    public static boolean known(int version) {
        return version >= OLDEST && version <= NEWEST;
    }

    static ArrayNode json() {
        ArrayNode versions = JsonNodeFactory.instance.arrayNode();
        for (int version = OLDEST; version <= NEWEST; version++) {
            // Version 31 came in Summer '14; a winter release carries the number of the next year.
            int release = version - 30;
            int year = 14 + (release + 1) / 3;
            versions.addObject()
                    .put("label", SEASONS[release % 3] + " '" + year)
                    .put("url", "/services/data/v" + version + ".0")
                    .put("version", version + ".0");
        }
        return versions;
    }

    static ObjectNode resources(String version) {
        ObjectNode resources = JsonNodeFactory.instance.objectNode();
        for (String name : new String[] {"sobjects", "query", "queryAll", "composite", "jobs", "limits"}) {
            resources.put(name, "/services/data/" + version + "/" + name);
        }
        return resources;
    }
}
