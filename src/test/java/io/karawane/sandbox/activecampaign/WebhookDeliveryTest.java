package io.karawane.sandbox.activecampaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.karawane.sandbox.Receiver;
import io.karawane.sandbox.RunningSandbox;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can go wrong on the way to a receiver. */
class WebhookDeliveryTest {
    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    private static final Api api = new Api(sandbox);

    private static void listen(String url) throws IOException {
        sandbox.contact("a@corp.test");
        api.post("webhooks", "{'webhook':{'name':'w','url':'" + url + "','events':['update'],'sources':['api']}}");
    }

    private static void phone(int number) throws IOException {
        api.put("contacts/1", "{'contact':{'phone':'" + number + "'}}");
    }

    @Test
    void reversedDeliversTwoByTwoTheLaterFirst() throws IOException {
        api.set("webhookDelivery", "reversed");
        api.limit("webhookHoldMs", 60_000);
        try (Receiver receiver = new Receiver(200)) {
            listen(receiver.url());
            for (int i = 1; i <= 3; i++) {
                phone(i);
            }
            await().until(() -> receiver.bodies().size() == 2);
            assertThat(receiver.bodies().get(0)).contains("contact%5Bphone%5D=2&");
            assertThat(receiver.bodies().get(1)).contains("contact%5Bphone%5D=1&");
            phone(4);
            await().until(() -> receiver.bodies().size() == 4);
            assertThat(receiver.bodies().get(2)).contains("contact%5Bphone%5D=4&");
        }
    }

    @Test
    void oneThatIsHeldAndNotFollowedIsDeliveredInTheEnd() throws IOException {
        api.set("webhookDelivery", "reversed");
        api.limit("webhookHoldMs", 30);
        try (Receiver receiver = new Receiver(200)) {
            listen(receiver.url());
            phone(1);
            await().until(() -> receiver.bodies().size() == 1);
        }
    }

    @Test
    void aReceiverThatIsTooSlowIsLeftAlone() throws IOException {
        api.limit("webhookTimeoutMs", 100);
        try (ServerSocket silent = new ServerSocket(0)) {
            listen("http://127.0.0.1:" + silent.getLocalPort() + "/");
            phone(1);
            try (Socket delivery = silent.accept()) {
                delivery.setSoTimeout(5000);
                byte[] request = delivery.getInputStream().readAllBytes(); // ends when the sandbox hangs up
                assertThat(new String(request)).startsWith("POST / HTTP/1.1").contains("type=update");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 201", "false, 422"})
    void webhookLoopback(boolean value, int status) throws IOException {
        api.set("webhookLoopback", value);
        assertThat(api.post(
                                "webhooks",
                                "{'webhook':{'name':'w','url':'http://127.0.0.1:9/','events':['update'],'sources':['api']}}")
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"'events':['updated'], events", "'sources':['me'], sources"})
    void unknownWordsAreRefused(String wrong, String pointer) throws IOException {
        String usual = "'name':'w','url':'https://h.test/','events':['update'],'sources':['api'],";
        assertThat(api.post("webhooks", "{'webhook':{" + usual + wrong + "}}")
                        .at("/errors/0/source/pointer")
                        .asText())
                .isEqualTo("/data/attributes/" + pointer);
    }

    @Test
    void aTagStartsTheAutomationThatWaitsForItAndItPosts() throws IOException {
        try (Receiver receiver = new Receiver(200)) {
            sandbox.activecampaign()
                    .post(
                            "/sandbox/automations",
                            "{'id':'7','name':'A','webhook':'" + receiver.url() + "','trigger':{'tag':'go'}}");
            sandbox.contact("a@corp.test");
            api.tag("other");
            api.tag("go");
            api.post("contactTags", "{'contactTag':{'contact':1,'tag':1}}");
            api.post("contactTags", "{'contactTag':{'contact':1,'tag':2}}");
            await().until(() -> receiver.bodies().size() == 1);
            assertThat(receiver.bodies().get(0)).startsWith("contact%5Bid%5D=1").endsWith("&seriesid=7");
            assertThat(api.total("contactAutomations")).isEqualTo(1);
        }
    }
}
