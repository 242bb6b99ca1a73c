package io.karawane.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.karawane.sandbox.Caller.Answer;
import io.karawane.sandbox.RunningSandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Answers that no well-behaved service gives. */
class SpoiltAnswerTest {
    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    @Test
    void headersReplaceThoseOfTheRealAnswer() throws IOException {
        sandbox.rule("{}", "{'headers':{'Content-Type':'text/plain','X-More':'1'}}");

        Answer answer = sandbox.activecampaign().get("/api/3/users/me");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.raw().headers().allValues("Content-Type")).containsExactly("text/plain");
        assertThat(answer.raw().headers().firstValue("X-More")).contains("1");
        assertThat(answer.raw().body()).contains("\"user\"");
    }

    @Test
    void anAnswerMayBeInAnotherCharsetThanItsHeaderSays() throws Exception {
        sandbox.rule("{}", "{'body':{'name':'Müller'},'charset':'ISO-8859-1'}");

        assertThat(bytes("/api/3/users/me")).isEqualTo("{\"name\":\"Müller\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(sandbox.activecampaign()
                        .post("/sandbox/faults", "{'rules':[{'then':{'charset':'latin-9000'}}]}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anAnswerMayBeHugeOrNestedDeeply() throws Exception {
        sandbox.rule("{}", "{'bytes':30000001}");
        assertThat(bytes("/api/3/users/me")).hasSize(30_000_003).startsWith('"').endsWith('"');

        sandbox.rule("{}", "{'nested':100000}");
        assertThat(bytes("/api/3/users/me"))
                .hasSize(200_000)
                .startsWith('[', '[')
                .endsWith(']', ']');
    }

    private static byte[] bytes(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.get().activecampaignUrl() + path))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }
}
