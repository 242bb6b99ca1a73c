package io.karawane.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who has left a list stays away from it, whatever Salesforce has to tell of them. */
class ConsentTest extends Outbound {
    private static final String UNSUBSCRIBED = "2";

    /** What subscribes, unsubscribes or confirms is none of it. */
    private static final Set<String> WORDS = Set.of(
            "contact",
            "contacts",
            "email",
            "firstName",
            "first_name",
            "lastName",
            "last_name",
            "phone",
            "fieldValues",
            "fields",
            "tags",
            "tag",
            "tagType",
            "contactTag",
            "description");

    private Wiretap wiretap;

    @AfterEach
    void hangUp() {
        wiretap.close();
    }

    @Test
    void F42_whoUnsubscribedStaysUnsubscribedByImportByAddressAndByIdAndNoCallNamesAList() {
        world("hourly", newOnes(), "{ select: none }");
        wiretap = new Wiretap(world.sandbox.activecampaignUrl());
        world.set("activecampaign.url", wiretap.url());
        world.sandbox.activecampaign().addList("News");
        List<String> contacts = IntStream.range(0, 13)
                .mapToObj(i -> world.contact("left" + i + "@example.org", "Old", "Name"))
                .toList();
        contacts.forEach(this::unsubscribe);
        running(world, "hourly");
        String single = synced("hourly", "Lead", Map.of("Email", "left0@example.org", "FirstName", "By address"));
        world.sandbox.salesforce().update("Lead", single, Map.of("FirstName", "By id"));
        world.scan();
        await().until(() -> paths().stream().anyMatch(path -> path.startsWith("/api/3/contacts/")));
        world.awaitIdle();
        List<String> many = IntStream.range(1, 13)
                .mapToObj(i -> world.lead(Map.of("Email", "left" + i + "@example.org", "FirstName", "By import")))
                .toList();
        world.scan();
        many.forEach(lead -> awaitReason(lead, "synced"));
        world.awaitIdle();
        assertThat(paths()).contains("/api/3/contact/sync", "/api/3/import/bulk_import");
        assertThat(paths()).noneMatch(path -> path.toLowerCase().contains("list"));
        assertThat(wiretap.writes())
                .allSatisfy(
                        write -> assertThat(words(write.body())).as("%s", write).isSubsetOf(WORDS));
        assertThat(contacts).allSatisfy(contact -> assertThat(statuses(contact)).containsExactly(UNSUBSCRIBED));
        assertThat(contacts.stream().flatMap(contact -> world.tags(contact).stream()))
                .hasSize(13)
                .containsOnly("created-from-salesforce");
    }

    private void unsubscribe(String contact) {
        world.activecampaign(
                "POST",
                "contactLists",
                Map.of("contactList", Map.of("list", "1", "contact", contact, "status", UNSUBSCRIBED)));
    }

    private List<String> statuses(String contact) {
        return world.activecampaign("GET", "contacts/" + contact + "/contactLists", Map.of())
                .path("contactLists")
                .findValuesAsText("status");
    }

    private List<String> paths() {
        return wiretap.writes().stream().map(Wiretap.Write::path).toList();
    }

    /** Of the call and of its contacts; not of tags and values, which are an administrator's own. */
    private static List<String> words(JsonNode body) {
        return Stream.of(List.of(body), Services.list(body.path("contacts")), List.of(body.path("contact")))
                .flatMap(List::stream)
                .flatMap(node -> node.properties().stream())
                .map(Map.Entry::getKey)
                .toList();
    }
}
