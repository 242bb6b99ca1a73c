package io.karawane.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tags of contacts: always added beside the person's other tags. */
public final class Tags {
    private static final int WORTH_AN_IMPORT = 10;

    private final ActiveCampaign activecampaign;
    private final Import imports;
    private final Map<String, String> idsByName = new ConcurrentHashMap<>();

    public Tags(ActiveCampaign activecampaign, Import imports) {
        this.activecampaign = activecampaign;
        this.imports = imports;
    }

    /** @param addresses by contact id, as ActiveCampaign has them now */
    public void add(String tag, Map<String, String> addresses) throws InterruptedException {
        if (addresses.size() < WORTH_AN_IMPORT) {
            addresses.keySet().forEach(contact -> add(tag, contact));
            return;
        }
        Map<String, Map<String, Object>> contacts = new LinkedHashMap<>();
        addresses.values().forEach(email -> contacts.put(email, Map.of("email", email, "tags", List.of(tag))));
        Import.Result result = imports.deliver(contacts);
        // An import that ended early may have tagged some; adding a tag twice changes nothing.
        Collection<String> left = result.interrupted();
        addresses.forEach((contact, email) -> {
            if (left.contains(email.toLowerCase(java.util.Locale.ROOT))
                    || result.refused().containsKey(email.toLowerCase(java.util.Locale.ROOT))) {
                add(tag, contact);
            }
        });
    }

    public void add(String tag, String contact) {
        activecampaign
                .post("contactTags", Map.of("contactTag", Map.of("contact", contact, "tag", id(tag))))
                .expected();
    }

    private String id(String tag) {
        return idsByName.computeIfAbsent(tag, name -> {
            JsonNode found = activecampaign
                    .get("tags", "limit=100&search=" + ActiveCampaign.encode(name))
                    .expected();
            for (JsonNode candidate : found.path("tags")) {
                if (candidate.path("tag").asText().equalsIgnoreCase(name)) {
                    return candidate.path("id").asText();
                }
            }
            return activecampaign
                    .post("tags", Map.of("tag", Map.of("tag", name, "tagType", "contact", "description", "")))
                    .expected()
                    .path("tag")
                    .path("id")
                    .asText();
        });
    }
}
