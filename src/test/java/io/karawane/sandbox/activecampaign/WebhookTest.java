package io.karawane.sandbox.activecampaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.karawane.sandbox.Caller.Answer;
import io.karawane.sandbox.Receiver;
import io.karawane.sandbox.RunningSandbox;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WebhookTest {
    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    private Receiver receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = new Receiver(200);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private Answer webhook(String url, String events, String sources) throws IOException {
        return sandbox.activecampaign()
                .post(
                        "/api/3/webhooks",
                        "{'webhook':{'name':'w','url':'" + url + "','events':[" + events + "],'sources':[" + sources
                                + "]}}");
    }

    private static void change() throws IOException {
        sandbox.activecampaign().put("/api/3/contacts/1", "{'contact':{'phone':'1'}}");
    }

    @Test
    void webhooksAreKeptAndListed() throws IOException {
        Answer created = webhook(receiver.url(), "'update','subscribe'", "'public'");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.at("/webhook/links").isArray()).isTrue();
        assertThat(created.at("/webhook/listid").asText()).isEqualTo("0");
        assertThat(sandbox.activecampaign()
                        .get("/api/3/webhooks?filters[name]=w")
                        .at("/meta/total")
                        .asText())
                .isEqualTo("1");
        assertThat(sandbox.activecampaign()
                        .get("/api/3/webhook/events")
                        .at("/meta/total")
                        .isInt())
                .isTrue();
        assertThat(sandbox.activecampaign().delete("/api/3/webhooks/1").status())
                .isEqualTo(200);
        assertThat(sandbox.activecampaign().get("/api/3/webhooks/1").status()).isEqualTo(404);
    }

    @Test
    void onlyHttpsOn443IsAllowedExceptOnLoopback() throws IOException {
        assertThat(webhook("https://h.test/ac", "'update'", "'api'").status()).isEqualTo(201);
        assertThat(webhook("https://h.test:8443/ac", "'update'", "'api'").status())
                .isEqualTo(422);
        assertThat(webhook("http://h.test/ac", "'update'", "'api'").status()).isEqualTo(422);
    }

    @Test
    void anUpdatePostsASnapshotOnce() throws IOException {
        sandbox.contact("a@corp.test");
        webhook(receiver.url(), "'update'", "'api'");
        receiver.answer(500);
        change();
        await().until(() -> receiver.bodies().size() == 1);
        assertThat(receiver.bodies().get(0))
                .startsWith("type=update&date_time=")
                .contains(
                        "&initiated_from=api&initiated_by=1&list=0&contact%5Bid%5D=1&contact%5Bemail%5D=a%40corp.test")
                .contains("&contact%5Bip%5D=0.0.0.0")
                .doesNotContain("seriesid");
        change();
        await().until(() -> receiver.bodies().size() == 2);
    }

    @Test
    void sourcesAreHonoured() throws IOException {
        sandbox.contact("a@corp.test");
        webhook(receiver.url(), "'update'", "'public','admin','system'");
        webhook(receiver.url(), "'contact_tag_added'", "'api'");
        sandbox.activecampaign().post("/api/3/tags", "{'tag':{'tag':'vip','tagType':'contact'}}");
        change();
        sandbox.activecampaign().post("/api/3/contactTags", "{'contactTag':{'contact':1,'tag':1}}");
        await().until(() -> receiver.bodies().size() == 1);
        assertThat(receiver.bodies().get(0))
                .startsWith("type=contact_tag_added")
                .contains("&tag=vip");
    }

    @Test
    void statusOfAListMembershipIsTold() throws IOException {
        sandbox.contact("a@corp.test");
        sandbox.activecampaign().post("/api/3/lists", "{'list':{'name':'News'}}");
        webhook(receiver.url(), "'subscribe','unsubscribe'", "'api'");
        sandbox.activecampaign().post("/api/3/contactLists", "{'contactList':{'list':1,'contact':1,'status':1}}");
        await().until(() -> receiver.bodies().size() == 1);
        sandbox.activecampaign().post("/api/3/contactLists", "{'contactList':{'list':1,'contact':1,'status':2}}");
        await().until(() -> receiver.bodies().size() == 2);
        assertThat(receiver.bodies().get(1)).startsWith("type=unsubscribe");
        assertThat(sandbox.activecampaign()
                        .get("/api/3/contacts/1/contactLists")
                        .at("/contactLists/0/status")
                        .asText())
                .isEqualTo("2");
    }

    @Test
    void status410SwitchesAWebhookOff() throws IOException {
        sandbox.contact("a@corp.test");
        webhook(receiver.url(), "'update'", "'api'");
        try (Receiver witness = new Receiver(200)) {
            receiver.answer(410);
            change();
            await().until(() -> receiver.bodies().size() == 1);
            webhook(witness.url(), "'update'", "'api'");
            await().until(
                            () -> { // the answer must have been read before the next change
                                change();
                                return witness.bodies().size()
                                        > receiver.bodies().size();
                            });
        }
    }

    @Test
    void deliveriesCanBeDoubledOrLost() throws IOException {
        sandbox.contact("a@corp.test");
        webhook(receiver.url(), "'update'", "'api'");
        sandbox.activecampaign().post("/sandbox/switches", "{'webhookDelivery':'never'}");
        change();
        sandbox.activecampaign().post("/sandbox/switches", "{'webhookDelivery':'twice'}");
        change();
        await().until(() -> receiver.bodies().size() == 2);
        assertThat(receiver.bodies().get(0)).isEqualTo(receiver.bodies().get(1));
    }

    @Test
    void eventsAndSourcesAreListsOfKnownNames() throws IOException {
        for (String wrong : List.of(
                "'events':'update','sources':5",
                "'events':'update','sources':['api']",
                "'events':['update'],'sources':5",
                "'events':['update'],'sources':{'a':'api'}",
                "'events':[],'sources':['api']",
                "'events':['update']",
                "'events':[['update']],'sources':['api']",
                "'events':['update'],'sources':[null]")) {
            String body = "{'webhook':{'name':'w','url':'" + receiver.url() + "'," + wrong + "}}";
            assertThat(sandbox.activecampaign().post("/api/3/webhooks", body).status())
                    .as(wrong)
                    .isEqualTo(422);
        }
        webhook(receiver.url(), "'update'", "'api'");
        for (String wrong : List.of("'events':'update'", "'sources':5", "'events':[]", "'sources':null")) {
            assertThat(sandbox.activecampaign()
                            .put("/api/3/webhooks/1", "{'webhook':{" + wrong + "}}")
                            .status())
                    .as(wrong)
                    .isEqualTo(422);
        }
    }
}
