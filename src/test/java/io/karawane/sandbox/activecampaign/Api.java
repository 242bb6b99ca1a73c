package io.karawane.sandbox.activecampaign;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.sandbox.Caller.Answer;
import io.karawane.sandbox.RunningSandbox;
import java.io.IOException;
import java.time.Duration;

/** Short words for what tests of the API do all the time. */
record Api(RunningSandbox sandbox) {

    Answer get(String path) throws IOException {
        return sandbox.activecampaign().get("/api/3/" + path);
    }

    Answer post(String path, String json) throws IOException {
        return sandbox.activecampaign().post("/api/3/" + path, json);
    }

    Answer put(String path, String json) throws IOException {
        return sandbox.activecampaign().put("/api/3/" + path, json);
    }

    Answer delete(String path) throws IOException {
        return sandbox.activecampaign().delete("/api/3/" + path);
    }

    void set(String name, Object value) {
        sandbox.get().switches().set(name, value);
    }

    void limit(String name, double value) {
        sandbox.get().activecampaignLimits().set(name, value);
    }

    /** How many rows a list has in all. */
    int total(String path) throws IOException {
        return get(path).at("/meta/total").asInt();
    }

    /** A text at a place in an answer. */
    String text(String path, String pointer) throws IOException {
        return get(path).at(pointer).asText();
    }

    void tag(String name) throws IOException {
        post("tags", "{'tag':{'tag':'" + name + "','tagType':'contact'}}");
    }

    void list(String name) throws IOException {
        post("lists", "{'list':{'name':'" + name + "'}}");
    }

    void field(String title, String type) throws IOException {
        post("fields", "{'field':{'title':'" + title + "','type':'" + type + "'}}");
    }

    void account(String name) throws IOException {
        post("accounts", "{'account':{'name':'" + name + "'}}");
    }

    /** @param status 1 subscribed, 2 unsubscribed */
    void subscribe(String contact, int list, int status) throws IOException {
        post("contactLists", "{'contactList':{'list':" + list + ",'contact':" + contact + ",'status':" + status + "}}");
    }

    Answer queue(String contacts) throws IOException {
        return post("import/bulk_import", "{'contacts':[" + contacts + "]}");
    }

    /** Imports and waits for the end. @return the answer of {@code /import/info} */
    JsonNode imported(String contacts) throws IOException {
        return ended(queue(contacts).at("/batchId").asText());
    }

    JsonNode ended(String batch) {
        return await().pollInterval(Duration.ofMillis(10))
                .until(
                        () -> get("import/info?batchId=" + batch).json(),
                        info -> info.path("status").asText().matches("completed|failed|interrupted"));
    }
}
