package io.karawane.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.problem.RecordProblem;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Tags of contacts: always added beside the person's other tags. */
public final class Tags {
    /** So many are tagged by import, fewer one by one. */
    public static final int WORTH_AN_IMPORT = 10;

    private static final int PAGE = 100;

    private final ActiveCampaign activecampaign;
    private final Import imports;
    private final Map<String, String> idsByName = new ConcurrentHashMap<>();

    /** What binds a tag to one contact. @param since null if unknown */
    public record Binding(String id, Instant since) {}

    public Tags(ActiveCampaign activecampaign, Import imports) {
        this.activecampaign = activecampaign;
        this.imports = imports;
    }

    /**
     * Tags many contacts, each on its own.
     *
     * @param addresses by contact id, as ActiveCampaign has them now
     * @return what went wrong, by contact id
     */
    public Map<String, RecordProblem> add(String tag, Map<String, String> addresses) throws InterruptedException {
        Set<String> left = addresses.size() < WORTH_AN_IMPORT ? addresses.keySet() : notImported(tag, addresses);
        Map<String, RecordProblem> problems = new HashMap<>();
        for (String contact : left) {
            try {
                add(tag, contact);
            } catch (RecordProblem problem) {
                problems.put(contact, problem);
            }
        }
        return problems;
    }

    /** An import that ended early may have tagged some; adding a tag twice changes nothing. */
    private Set<String> notImported(String tag, Map<String, String> addresses) throws InterruptedException {
        Map<String, Map<String, Object>> contacts = new LinkedHashMap<>();
        addresses.values().forEach(email -> contacts.put(email, Map.of("email", email, "tags", List.of(tag))));
        Import.Result result = imports.deliver(contacts);
        return addresses.entrySet().stream()
                .filter(entry -> result.interrupted().contains(entry.getValue().toLowerCase(Locale.ROOT))
                        || result.refused().containsKey(entry.getValue().toLowerCase(Locale.ROOT)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    public void add(String tag, String contact) {
        activecampaign
                .post("contactTags", Map.of("contactTag", Map.of("contact", contact, "tag", id(tag))))
                .expected();
    }

    /**
     * Those who carry the tag, 100 a call, in the order of their ids; each page is told before the next is asked for.
     *
     * @param page what binds the tag to them, by contact id
     */
    public void carriers(String tag, Consumer<Map<String, Binding>> page) {
        String id = find(tag);
        int last = 0;
        while (id != null) {
            JsonNode answer = activecampaign.read(
                    "contacts",
                    "tagid=%s&id_greater=%d&orders%%5Bid%%5D=ASC&limit=%d&include=contactTags"
                            .formatted(id, last, PAGE));
            JsonNode contacts = answer.path("contacts");
            if (contacts.isEmpty()) {
                return;
            }
            Map<String, Binding> carriers = new LinkedHashMap<>();
            for (JsonNode contact : contacts) {
                String person = contact.path("id").asText();
                Binding binding = binding(person, id, answer);
                if (binding != null) {
                    carriers.put(person, binding);
                }
                last = Math.max(last, contact.path("id").asInt());
            }
            if (carriers.isEmpty()) {
                throw activecampaign.stop("filter-ignored: /contacts?tagid answers contacts without that tag");
            }
            page.accept(carriers);
            id = contacts.size() < PAGE ? null : id;
        }
    }

    private Binding binding(String contact, String tag, JsonNode answer) {
        // Whether a list brings its tags along is not documented.
        JsonNode bindings = answer.has("contactTags")
                ? answer.path("contactTags")
                : activecampaign
                        .read("contacts/" + contact + "/contactTags", "")
                        .path("contactTags");
        for (JsonNode binding : bindings) {
            if (binding.path("contact").asText().equals(contact)
                    && binding.path("tag").asText().equals(tag)) {
                return new Binding(
                        binding.path("id").asText(),
                        Contact.time(binding.path("cdate").asText()));
            }
        }
        return null;
    }

    /** Takes a tag off its contact; one that is off already is as good. @throws RecordProblem if it is refused */
    public void remove(Binding binding) {
        Answer answer = activecampaign.delete("contactTags/" + binding.id());
        if (!answer.missing()) {
            answer.expected();
        }
    }

    /** Whether there is a tag of that name; what adds it to somebody creates it else. */
    public boolean exists(String tag) {
        return find(tag) != null;
    }

    private String id(String tag) {
        return idsByName.computeIfAbsent(tag, name -> {
            String found = find(name);
            return found == null ? create(name) : found;
        });
    }

    private String find(String name) {
        JsonNode found = activecampaign.read("tags", "limit=100&search=" + ActiveCampaign.encode(name));
        for (JsonNode candidate : found.path("tags")) {
            if (candidate.path("tag").asText().equalsIgnoreCase(name)) {
                return candidate.path("id").asText();
            }
        }
        return null;
    }

    private String create(String name) {
        return activecampaign
                .post("tags", Map.of("tag", Map.of("tag", name, "tagType", "contact", "description", "")))
                .expected()
                .path("tag")
                .path("id")
                .asText();
    }
}
