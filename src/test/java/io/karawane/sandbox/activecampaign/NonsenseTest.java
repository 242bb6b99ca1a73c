package io.karawane.sandbox.activecampaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.karawane.sandbox.Caller;
import io.karawane.sandbox.Caller.Answer;
import io.karawane.sandbox.RunningSandbox;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever is sent is refused as the API refuses, or taken; the server never fails. */
class NonsenseTest {
    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "OPTIONS", "PROPFIND", "DELETE");
    private static final List<String> ENVELOPES = List.of(
            "contact contacts tag contactTag field fieldOptions fieldRel fieldValue account accountContact list contactList"
                    .split(" "));
    private static final List<String> MORE_ENVELOPES =
            List.of("contactAutomation webhook callback accountCustomFieldMetum accountCustomFieldDatum".split(" "));
    private static final List<String> ATTRIBUTES =
            List.of(("email firstName phone fieldValues field value contact account automation list status tag tagType "
                            + "name url accountUrl owner fields title type label perstag defval events sources listid "
                            + "relid customerAccountId customFieldId fieldValue fieldLabel fieldType id jobTitle "
                            + "orderid isdefault tags subscribe unsubscribe first_name customer_acct_name requestType "
                            + "params detailed_results customFields allowNullEmail useDefaults")
                    .split(" "));
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "'1'",
            "'+1'",
            "-1",
            "1.5",
            "99999999999999",
            "'x'",
            "'\\u0000'",
            "'a@corp.test'",
            "{}",
            "{'a':1}",
            "[]",
            "[1]",
            "[null]",
            "['x']",
            "[[1]]",
            "[{}]",
            "[{'field':'1','value':['x']}]",
            "[{'field':'+1','id':[1]}]",
            "[{'customFieldId':'+1','fieldValue':{'a':[]}}]",
            "[{'customFieldId':1,'fieldValue':[[]]}]",
            "'text'");
    private static final List<String> WHOLE =
            List.of("", "{", "null", "5", "'x'", "{}", "[]", "[1]", "[[]]", "[{}]", "{'contact'", "\u0000");
    private static final String DEEP = "[".repeat(5000) + "]".repeat(5000);

    private final Api api = new Api(sandbox);
    private final Caller caller = sandbox.activecampaign(); // one for all: each opens connections of its own

    private void someRows() throws IOException {
        sandbox.contact("a@corp.test");
        api.tag("vip");
        api.list("News");
        api.field("Size", "text");
        api.account("Corp");
        api.post("accountCustomFieldMeta", "{'accountCustomFieldMetum':{'fieldLabel':'R','fieldType':'multiselect'}}");
        api.post("contactTags", "{'contactTag':{'contact':1,'tag':1}}");
        api.post("fieldValues", "{'fieldValue':{'contact':1,'field':1,'value':'x'}}");
        api.post("accountContacts", "{'accountContact':{'contact':1,'account':1}}");
        api.post("fieldOption/bulk", "{'fieldOptions':[{'field':1,'value':'x','label':'x','orderid':1}]}");
        sandbox.activecampaign().post("/sandbox/automations", "{'name':'Welcome'}");
    }

    private static List<String> bodies() {
        List<String> bodies = new ArrayList<>(WHOLE);
        bodies.add(DEEP);
        for (String value : VALUES) {
            String attributes =
                    ATTRIBUTES.stream().map(name -> "'" + name + "':" + value).collect(Collectors.joining(","));
            bodies.add(enveloped(value));
            bodies.add(enveloped("{" + attributes + "}"));
            bodies.add(enveloped("{'email':'b@corp.test','fieldValues':" + value + ",'name':'n','fields':" + value
                    + ",'field':" + value + ",'contact':1,'account':1,'fieldLabel':'l','fieldType':'radio','title':'t',"
                    + "'type':'text'}"));
            bodies.add("{'contacts':[{" + attributes + "}],'fieldOptions':[{" + attributes + "}]}");
            bodies.add("[" + value + ",{" + attributes + "}]");
        }
        return bodies;
    }

    private static String enveloped(String value) {
        return Stream.concat(ENVELOPES.stream(), MORE_ENVELOPES.stream())
                .map(name -> "'" + name + "':" + value)
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static void calm(String what, Answer answer) {
        assertThat(answer.status()).as(what).isLessThan(500);
        String type = answer.raw().headers().firstValue("Content-Type").orElse("");
        assertThat(answer.raw().body().isEmpty() || type.equals("application/json"))
                .as(what + " answers " + type)
                .isTrue();
    }

    private Answer call(String method, String path, String body) throws IOException {
        return caller.call(method, "/api/3/" + path, body, "sandbox-key");
    }

    @Test
    void noBodyBreaksARoute() throws IOException {
        someRows();
        for (String route : sandbox.get().activecampaign().routes()) {
            String[] parts = route.split(" ", -1);
            if (parts[0].matches("POST|PUT|PATCH")) {
                for (String body : bodies()) {
                    String told = body.length() > 200 ? body.substring(0, 200) : body;
                    calm(route + " " + told, call(parts[0], parts[1].replace("{id}", "1"), body));
                }
            }
        }
    }

    @Test
    void noMethodIdOrQueryBreaksARoute() throws IOException {
        someRows();
        List<String> paths = sandbox.get().activecampaign().routes().stream()
                .map(route -> route.split(" ", -1)[1])
                .distinct()
                .toList();
        assertThat(paths).hasSizeGreaterThan(40);
        String query = "?limit=x&offset=-5&ids[]=x&ids=&filters[x]=1&filters[]=1&filters[[]]=&orders[id]=&orders[x]=y"
                + "&include=,,&id_greater=99999999999&id_less=-x&status=x&search=%00&email=%FF&tagid=[&after=&=";
        for (String method : METHODS) {
            for (String path : paths) {
                for (String id : List.of("999999999999999999999", "x", "%20", "1")) {
                    calm(method + " " + path + " " + id, call(method, path.replace("{id}", id), "{}"));
                }
                if (method.equals("GET")) {
                    calm(path + query, call("GET", path.replace("{id}", "1") + query, null));
                }
            }
        }
    }

    @Test
    void brokenEncodingIsRefused() throws IOException {
        URI url = URI.create(sandbox.get().activecampaignUrl());
        for (String query : List.of("?%zz", "?a=%", "?a=%u12&limit=1", "?filters[a=%f")) {
            try (Socket socket = new Socket(url.getHost(), url.getPort())) {
                String request = "GET /api/3/contacts" + query
                        + " HTTP/1.1\r\nHost: h.test\r\nApi-Token: sandbox-key\r\n" + "Connection: close\r\n\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answer)
                        .as(query)
                        .startsWith("HTTP/1.1 400")
                        .contains("application/json")
                        .endsWith("{\"message\":\"Bad Request\"}");
            }
        }
    }

    @Test
    void brokenOrDeepJsonIsRefused() throws IOException {
        for (String body : List.of("{'contact':", DEEP, "{'contact':" + DEEP + "}")) {
            assertThat(api.post("contacts", body).status()).isEqualTo(400);
        }
    }

    @Test
    void anOffsetBeyondAllRowsIsAnEmptyPage() throws IOException {
        someRows();
        for (String list : List.of("contacts", "accounts", "tags", "fields", "lists", "contactTags", "fieldValues")) {
            for (String offset : List.of("3000000000", "2147483647", "99999999999999999999")) {
                Answer page = api.get(list + "?limit=100&offset=" + offset);
                assertThat(page.status()).isEqualTo(200);
                assertThat(page.at("/" + list)).as(list + offset).isEmpty();
                assertThat(page.at("/meta/total").asText()).isEqualTo("1");
            }
            for (String usual : List.of("limit=x&offset=y", "limit=-1&offset=-3000000000", "limit=3000000000")) {
                assertThat(api.get(list + "?" + usual).at("/" + list)).as(usual).hasSize(1);
            }
        }
    }
}
