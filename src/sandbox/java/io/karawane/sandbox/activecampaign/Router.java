package io.karawane.sandbox.activecampaign;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what answers a call. Ids are segments of digits and stand second. */
final class Router {

    /** Answers one kind of call. */
    interface Answer {
        Reply to(Call call);
    }

    private final Map<String, Map<String, Answer>> answers = new HashMap<>();
    private final Permissions permissions;

    Router(Permissions permissions) {
        this.permissions = permissions;
    }

    Router on(String method, String path, Answer answer) {
        answers.computeIfAbsent(path, p -> new HashMap<>()).put(method, answer);
        return this;
    }

    /** As {@code POST contacts}. */
    List<String> routes() {
        return answers.entrySet().stream()
                .flatMap(path -> path.getValue().keySet().stream().map(method -> method + " " + path.getKey()))
                .sorted()
                .toList();
    }

    Reply answer(Call call) {
        if (!call.isReadable()) {
            throw ApiError.message(400, "Bad Request");
        }
        permissions.check(call);
        String path = String.join("/", call.path());
        Map<String, Answer> methods = answers.get(path);
        if (methods == null && call.path().size() > 1) {
            methods = answers.get(path.replaceFirst("/[^/]+", "/{id}"));
        }
        if (methods == null) {
            throw ApiError.message(404, "No route found for " + path);
        }
        Answer answer = methods.get(call.method());
        if (answer == null) {
            throw ApiError.message(405, "Method Not Allowed");
        }
        return answer.to(call);
    }
}
