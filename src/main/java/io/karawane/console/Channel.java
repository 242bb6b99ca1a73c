package io.karawane.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.karawane.settings.Settings;
import io.karawane.verb.Answer;
import io.karawane.verb.TokenFile;
import io.karawane.verb.Verbs;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.camel.CamelContext;

/**
 * {@code POST /karawane/VERB} on the management port: what the command line asks of a running instance. Only callers on
 * this machine who can read its data folder get in, whatever the port is opened to; for others it does not exist.
 */
public final class Channel extends Filter {
    private static final String ROOT = "/karawane";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Verbs verbs;
    private final TokenFile file;
    private Tokens tokens = new Tokens(List.of());

    public Channel(Settings settings, Verbs verbs) {
        super(settings.number("karawane.management.port"));
        this.verbs = verbs;
        this.file = new TokenFile(settings);
    }

    @Override
    public void onContextStarted(CamelContext context) {
        super.onContextStarted(context);
        open();
    }

    /** Nobody knows the token before. */
    void open() {
        tokens = new Tokens(List.of(file.renew()));
    }

    @Override
    public void onContextStopping(CamelContext context) {
        file.remove();
    }

    @Override
    void judge(RoutingContext request) {
        String path = request.request().path();
        if (!path.startsWith(ROOT)) {
            request.next();
        } else if (isAllowed(
                request.request().method(),
                request.request().remoteAddress().hostAddress(),
                request.request().getHeader("Authorization"))) {
            String verb = path.substring(Math.min(path.length(), ROOT.length() + 1));
            request.request()
                    .body()
                    .compose(body -> request.vertx().executeBlocking(() -> answer(verb, body), false))
                    .onSuccess(json -> request.response()
                            .putHeader("Content-Type", "application/json")
                            .end(json))
                    .onFailure(failure -> request.response().setStatusCode(400).end());
        } else {
            request.response().setStatusCode(404).end("not found");
        }
    }

    /** @param caller an address, not a name; null if unknown */
    boolean isAllowed(HttpMethod method, String caller, String authorization) {
        try {
            // Of no address at all Java makes this machine.
            return method == HttpMethod.POST
                    && caller != null
                    && !caller.isEmpty()
                    && InetAddress.getByName(caller).isLoopbackAddress()
                    && authorization != null
                    && tokens.contain(authorization.replaceFirst("^Bearer ", ""));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private String answer(String verb, Buffer question) throws JsonProcessingException {
        Answer answer = verbs.ask(verb, JSON.readTree(question.toString()));
        return JSON.writeValueAsString(answer);
    }
}
