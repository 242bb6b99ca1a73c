package io.karawane.sandbox.control;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Paths whose ids are replaced by {@code {id}}, so that calls can be counted by what they do. */
final class MaskedPath {
    private static final String VERSION = "/api/3/"; // digits, but no id
    private static final Pattern ID = Pattern.compile(
            "\\d+" // ActiveCampaign
                    + "|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}" // import batch
                    + "|(?=[a-zA-Z]*\\d)[a-zA-Z0-9]{15}([A-Z0-5]{3})?" // Salesforce record, job or query
                    + "|(?=[a-zA-Z]*\\d)[a-zA-Z0-9]{15}([A-Z0-5]{3})?-\\d+"); // Salesforce query locator

    private static final Pattern EXTERNAL_ID = Pattern.compile("^(/services/data/[^/]+/sobjects/[^/]+/[^/]+/)[^/]+$");

    private MaskedPath() {}

    static String of(String path) {
        if (path.startsWith(VERSION)) {
            return VERSION + masked(path.substring(VERSION.length()));
        }
        return masked(EXTERNAL_ID.matcher(path).replaceFirst("$1{id}"));
    }

    private static String masked(String path) {
        return Arrays.stream(path.split("/", -1))
                .map(segment -> ID.matcher(segment).matches() ? "{id}" : segment)
                .collect(Collectors.joining("/"));
    }
}
