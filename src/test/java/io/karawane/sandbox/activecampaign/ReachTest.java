package io.karawane.sandbox.activecampaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.sandbox.Receiver;
import io.karawane.sandbox.RunningSandbox;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReachTest {
    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    private static void define(String url) throws IOException {
        sandbox.activecampaign()
                .post("/sandbox/automations", "{'id':'7','name':'Create lead','webhook':'" + url + "lead'}");
    }

    private static JsonNode reach(String contacts) throws IOException {
        return sandbox.salesforce()
                .post("/sandbox/automations/7/reach", "{'contacts':[" + contacts + "]}")
                .json();
    }

    @Test
    void eachContactIsPostedOnceAsAForm() throws IOException {
        sandbox.get()
                .activecampaign()
                .addContact(
                        Map.of("email", "a.müller@corp.test", "firstName", "Än", "lastName", "Ex", "phone", "+49 1*2"),
                        List.of("vip", "sf lead"),
                        "Corp & Co");
        sandbox.activecampaign().post("/api/3/fields", "{'field':{'title':'Colour','type':'text'}}");
        sandbox.activecampaign().post("/api/3/fieldValues", "{'fieldValue':{'contact':1,'field':1,'value':'||red||'}}");
        try (Receiver receiver = new Receiver(202)) {
            define(receiver.url());

            JsonNode answer = reach("'1'");

            assertThat(answer.toString()).isEqualTo("{\"posted\":1,\"statuses\":{\"202\":1}}");
            assertThat(receiver.types()).containsExactly("application/x-www-form-urlencoded");
            assertThat(receiver.bodies())
                    .containsExactly("contact%5Bid%5D=1&contact%5Bemail%5D=a.m%C3%BCller%40corp.test"
                            + "&contact%5Bfirst_name%5D=%C3%84n&contact%5Blast_name%5D=Ex"
                            + "&contact%5Bphone%5D=%2B49+1%2A2&contact%5Borgname%5D=Corp+%26+Co"
                            + "&contact%5Bcustomer_acct_name%5D=Corp+%26+Co&contact%5Btags%5D=vip%2C+sf+lead"
                            + "&contact%5Bip4%5D=0.0.0.0&contact%5Bfields%5D%5Bcolour%5D=%7C%7Cred%7C%7C&seriesid=7");
        }
    }

    @Test
    void nothingIsTriedAgainAndNeverMoreThanSixteenAreUnderWay() throws IOException {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            ids.add("'" + sandbox.get().activecampaign().addContact(Map.of("email", i + "@corp.test"), List.of(), "")
                    + "'");
        }
        try (Receiver receiver = new Receiver(503)) {
            define(receiver.url());

            JsonNode answer = reach(String.join(",", ids));

            assertThat(answer.at("/statuses/503").asInt()).isEqualTo(80);
            assertThat(receiver.bodies()).hasSize(80);
            assertThat(receiver.mostAtOnce()).isLessThanOrEqualTo(16);
        }
    }

    @Test
    void aReceiverThatIsNotThereCountsAsStatusZero() throws IOException {
        sandbox.contact("a@corp.test");
        String url;
        try (Receiver receiver = new Receiver(202)) {
            url = receiver.url();
        }
        define(url);
        assertThat(reach("'1'").at("/statuses/0").asInt()).isOne();
    }

    @Test
    void unknownContactsAndAutomationsAreRefused() throws IOException {
        define("http://127.0.0.1:1/");
        assertThat(sandbox.activecampaign()
                        .post("/sandbox/automations/7/reach", "{'contacts':['5']}")
                        .status())
                .isEqualTo(400);
        assertThat(sandbox.activecampaign()
                        .post("/sandbox/automations/8/reach", "{'contacts':[]}")
                        .status())
                .isEqualTo(400);
    }
}
