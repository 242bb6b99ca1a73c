package io.karawane.sandbox.salesforce.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.salesforce.store.Store;
import io.karawane.sandbox.salesforce.wire.ApiError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** {@code composite}: calls in one call, of which later ones may use what earlier ones answered. */
final class CompositeCalls {
    private static final int MOST = 25;
    private static final int MOST_QUERIES = 5;
    private static final int FIRST_VERSION_WITH_STRICT_IDS = 52;
    private static final Pattern REFERENCE_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_]*");
    private static final String BASE = "(?s)/services/data/v\\d+\\.\\d/";
    private static final String COUNTED = BASE + "(query|queryAll|composite/sobjects)([/?].*)?";
    private static final String SERVED = BASE + "(sobjects|query|queryAll|composite/sobjects)([/?].*)?";
    private static final String RECORD = BASE + "sobjects/[^/?]+/[^?]+(\\?.*)?";

    private final Store store;
    private final Function<Call, Answer> calls;

    private static final class RolledBack extends RuntimeException {
        private final transient List<Answer> answers;

        RolledBack(List<Answer> answers) {
            super(null, null, false, false);
            this.answers = answers;
        }
    }

    CompositeCalls(Store store, Function<Call, Answer> calls) {
        this.store = store;
        this.calls = calls;
    }

    Answer answer(Call call) {
        call.allow("GET", "POST");
        ObjectNode outer =
                Subrequest.object(call.body(), Set.of("allOrNone", "collateSubrequests", "compositeRequest"));
        boolean allOrNone = Subrequest.flag(outer, "allOrNone");
        Subrequest.flag(outer, "collateSubrequests");
        List<Subrequest> subrequests = Subrequest.readComposite(outer);
        requireReferenceIds(call, subrequests);
        if (subrequests.size() > MOST) {
            return tooMany(MOST + " operations.");
        }
        if (subrequests.stream().filter(CompositeCalls::counted).count() > MOST_QUERIES) {
            return tooMany(MOST_QUERIES + " query or sObject collection operations.");
        }
        try {
            return json(
                    subrequests,
                    allOrNone ? store.together(() -> run(call, subrequests, true)) : run(call, subrequests, false));
        } catch (RolledBack rolledBack) {
            return json(subrequests, rolledBack.answers);
        }
    }

    private static void requireReferenceIds(Call call, List<Subrequest> subrequests) {
        Set<String> seen = new HashSet<>();
        for (Subrequest subrequest : subrequests) {
            String id = subrequest.referenceId();
            if (call.versionNumber() >= FIRST_VERSION_WITH_STRICT_IDS
                    && !REFERENCE_ID.matcher(id).matches()) {
                throw Subrequest.unreadable("Provided referenceId ('" + id
                        + "') must start with a letter or a number, and it can contain only"
                        + " letters, numbers and underscores ('_').");
            }
            if (!seen.add(id)) {
                throw Subrequest.unreadable("Provided referenceId ('" + id + "') must be unique.");
            }
        }
    }

    private static boolean counted(Subrequest subrequest) {
        return subrequest.url().matches(COUNTED);
    }

    private static Answer tooMany(String most) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("compositeResponse")
                .add(result(halted("LIMIT_EXCEEDED", "The request can’t contain more than " + most), null));
        return Answer.ok(json);
    }

    private List<Answer> run(Call call, List<Subrequest> subrequests, boolean allOrNone) {
        References references = new References(call.versionNumber());
        List<Answer> answers = new ArrayList<>();
        for (Subrequest subrequest : subrequests) {
            Answer answer = answer(call, references, subrequest);
            answers.add(answer);
            if (answer.status() < 300) {
                references.add(
                        subrequest.referenceId(),
                        answer.body(),
                        subrequest.url().matches(RECORD));
            }
            if (allOrNone && failed(subrequest, answer)) {
                throw new RolledBack(rolledBack(subrequests.size(), answers.size() - 1, answer));
            }
        }
        return answers;
    }

    private Answer answer(Call call, References references, Subrequest subrequest) {
        try {
            Subrequest resolved = references.resolve(subrequest);
            if (!resolved.url().matches(BASE + ".*")) {
                throw ApiError.notFound();
            }
            if (!resolved.url().matches(SERVED)) {
                return halted(
                        "PROCESSING_HALTED",
                        "The resource of this subrequest is not supported in a composite request.");
            }
            return calls.apply(Call.of(new Inner(call.request(), resolved)));
        } catch (ApiError error) {
            return Answer.error(error);
        } catch (IllegalArgumentException e) {
            return halted("INVALID_INPUT", "The URL of the subrequest is not encoded: " + e.getMessage());
        }
    }

    /** A collections call succeeds although records of it fail. */
    private static boolean failed(Subrequest subrequest, Answer answer) {
        return answer.status() >= 300
                || counted(subrequest)
                        && answer.body().isArray()
                        && answer.body().findValues("success").stream().anyMatch(success -> !success.asBoolean());
    }

    private static List<Answer> rolledBack(int size, int failed, Answer failure) {
        List<Answer> answers = new ArrayList<>();
        for (int at = 0; at < size; at++) {
            answers.add(
                    at == failed
                            ? failure
                            : halted(
                                    "PROCESSING_HALTED",
                                    "The transaction was rolled back since another operation in the same transaction"
                                            + " failed."));
        }
        return answers;
    }

    private static Answer halted(String code, String message) {
        ArrayNode body = JsonNodeFactory.instance.arrayNode();
        body.addObject().put("errorCode", code).put("message", message);
        return new Answer(400, body);
    }

    private static Answer json(List<Subrequest> subrequests, List<Answer> answers) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode all = json.putArray("compositeResponse");
        for (int at = 0; at < answers.size(); at++) {
            all.add(result(answers.get(at), subrequests.get(at).referenceId()));
        }
        return Answer.ok(json);
    }

    private static ObjectNode result(Answer answer, String referenceId) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        JsonNode body = answer.body();
        json.set("body", body);
        ObjectNode headers = json.putObject("httpHeaders");
        if (answer.location() != null) {
            headers.put("Location", answer.location());
        }
        return json.put("httpStatusCode", answer.status()).put("referenceId", referenceId);
    }
}
