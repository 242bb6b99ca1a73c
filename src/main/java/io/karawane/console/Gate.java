package io.karawane.console;

import io.karawane.settings.Settings;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one filter that every request passes first, whatever its path: what is not allowed here does not exist. Camel's
 * own authentication protects only the exact path it is given (CVE-2026-40022).
 */
public final class Gate extends Filter {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
    private static final Pattern WEBHOOK = Pattern.compile("/activecampaign/([^/]+)/(lead|contact|event)");
    /** In bytes. */
    public static final int LARGEST_FORM = 1024 * 1024;

    private static final String FORM = "application/x-www-form-urlencoded";

    private final Tokens tokens;
    private final Api api;
    private final boolean setUp;
    private final Barrier barrier;
    private final BooleanSupplier updates;
    private final AtomicBoolean told = new AtomicBoolean();

    /** @param updates whether account webhooks have somewhere to post to */
    public Gate(Settings settings, Api api, Barrier barrier, BooleanSupplier updates) {
        super(settings.number("karawane.http.port"));
        this.tokens = new Tokens(settings.list("karawane.webhook.tokens"));
        this.api = api;
        this.setUp = !settings.notSetUp();
        this.barrier = barrier;
        this.updates = updates;
    }

    @Override
    void judge(RoutingContext request) {
        String path = request.request().path();
        Matcher webhook = WEBHOOK.matcher(path);
        if (path.startsWith(Api.ROOT)) {
            api.answer(request);
        } else if (!webhook.matches()
                || request.request().method() != HttpMethod.POST
                || !tokens.contain(webhook.group(1))) {
            answer(request, 404, "not found");
        } else if (webhook.group(2).equals("event") && !updates.getAsBoolean()) {
            tell();
            answer(request, 404, "not found"); // a 410 would make ActiveCampaign give up the webhook for good
        } else if (!setUp) {
            answer(request, 503, "not set up");
        } else if (!isForm(request.request().getHeader("Content-Type"))) {
            answer(request, 415, "a webhook of ActiveCampaign sends " + FORM);
        } else if (isTooLarge(request.request().getHeader("Content-Length"))) {
            answer(request, 413, "a form has 1 MB at most");
        } else if (barrier.passes(request)) {
            // As a form its fields would become headers, limited in number and size; the route reads the bytes itself.
            request.request().headers().set("Content-Type", "application/octet-stream");
            request.next();
        }
    }

    private void tell() {
        if (!told.getAndSet(true)) {
            LOG.warn(
                    "an account webhook of ActiveCampaign posts here, but inbound.updates is off in sync.yaml: switch it"
                            + " on, or delete the webhook");
        }
    }

    private static boolean isForm(String contentType) {
        return contentType != null && contentType.split(";")[0].strip().equalsIgnoreCase(FORM);
    }

    /** Without a length, or with a false one, the server stops reading at the same size. */
    private static boolean isTooLarge(String length) {
        try {
            return length != null && Long.parseLong(length) > LARGEST_FORM;
        } catch (NumberFormatException e) {
            return true;
        }
    }

    private static void answer(RoutingContext request, int status, String text) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/plain")
                .end(text);
    }
}
