package io.karawane.check;

import io.karawane.problem.Nearest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Where exchanges go from route to route, and what they carry along. */
final class FlowRules {
    private static final Pattern DIRECT = Pattern.compile("\\bdirect:(?://)?([\\w.-]+)");
    private static final Set<String> HTTP =
            Set.of("platform-http", "netty-http", "jetty", "servlet", "undertow", "vertx-http");
    private static final Set<String> HARMLESS = Set.of("direct", "log", "mock");

    private final Offer offer;
    private final List<Endpoint> endpoints;
    private final Map<String, Endpoint> consumers = new LinkedHashMap<>();
    private final Set<String> called = new HashSet<>();

    FlowRules(Offer offer, List<RouteFile> files, List<Endpoint> endpoints) {
        this.offer = offer;
        this.endpoints = endpoints;
        for (RouteFile file : files) {
            file.words().stream()
                    .filter(word -> word.isText()
                            && !word.above().equals("from")
                            && !word.name().equals("from"))
                    .forEach(word -> DIRECT.matcher(word.text()).results().forEach(name -> called.add(name.group(1))));
        }
        offer.doors().forEach(door -> called.add(door.substring(door.indexOf(':') + 1)));
    }

    void check() {
        for (Endpoint endpoint : endpoints) {
            if (endpoint.starts() && endpoint.isDirect() && consumers.putIfAbsent(endpoint.name(), endpoint) != null) {
                endpoint.wrong(
                        "duplicate-consumer",
                        "another route is direct:" + endpoint.name() + " already",
                        "give one of them another name");
            }
        }
        endpoints.forEach(this::checkCall);
        consumers.values().forEach(this::checkUse);
        new Cycles(consumers, endpoints).check();
        endpoints.forEach(this::checkHeaders);
    }

    private void checkCall(Endpoint endpoint) {
        if (endpoint.isDirect() && !endpoint.starts() && callees(endpoint).isEmpty()) {
            String name = endpoint.name();
            endpoint.wrong(
                    "no-consumer",
                    "no route begins with direct:" + name,
                    Nearest.to(name, consumers.keySet())
                            .map("did you mean direct:%s?"::formatted)
                            .orElse("write that route, or remove this step"));
        }
    }

    private void checkUse(Endpoint consumer) {
        boolean dynamic = endpoints.stream()
                .filter(endpoint -> endpoint.isDirect() && endpoint.name().contains("${"))
                .anyMatch(endpoint -> callees(endpoint).contains(consumer));
        if (!called.contains(consumer.name()) && !dynamic) {
            consumer.warn("unused-route", "nothing calls direct:" + consumer.name(), "call it, or remove this route");
        }
    }

    /** Those that a call may reach: one, or several if its name is only known at run time. */
    private List<Endpoint> callees(Endpoint call) {
        return callees(consumers, call);
    }

    static List<Endpoint> callees(Map<String, Endpoint> consumers, Endpoint call) {
        if (!call.name().contains("${")) {
            return consumers.containsKey(call.name()) ? List.of(consumers.get(call.name())) : List.of();
        }
        String pattern = Pattern.compile("\\$\\{[^}]*}*}")
                .splitAsStream(call.name() + " ")
                .map(part -> Pattern.quote(part.strip()))
                .reduce((left, right) -> left + ".*" + right)
                .orElse(".*");
        return consumers.values().stream()
                .filter(consumer -> consumer.name().matches(pattern))
                .toList();
    }

    /** Headers from outside override options of components: they end where a request comes in, and before a call. */
    private void checkHeaders(Endpoint endpoint) {
        if (endpoint.starts() && HTTP.contains(endpoint.scheme())) {
            List<Endpoint> reached = new ArrayList<>();
            if (!areRemoved(endpoint, new HashSet<>(), reached)) {
                (reached.isEmpty() ? endpoint : reached.get(0))
                        .wrong(
                                "headers-from-outside",
                                "headers of the request from %s are not removed%s"
                                        .formatted(endpoint.uri(), reached.isEmpty() ? "" : " before this step"),
                                "add - removeHeaders: { pattern: \"*\" } before it");
            }
        } else if (!endpoint.isConsumer() && endpoint.scheme().equals("salesforce")) {
            List<Word> words = endpoint.word().file().words();
            boolean removed = words.subList(0, words.indexOf(endpoint.word())).stream()
                    .filter(word -> word.top() == endpoint.word().top())
                    .anyMatch(FlowRules::removesHeaders);
            if (!removed) {
                endpoint.wrong(
                        "headers-from-outside",
                        "headers that came along override options of the call to Salesforce",
                        "add - removeHeaders: { pattern: \"*\" } before it, or call direct:salesforce");
            }
        }
    }

    private boolean areRemoved(Endpoint start, Set<Endpoint> seen, List<Endpoint> reached) {
        if (!seen.add(start)) {
            return false;
        }
        for (Word word : start.word().file().words()) {
            if (word.top() != start.word().top()) {
                continue;
            }
            if (removesHeaders(word)) {
                return true;
            }
            Endpoint next =
                    Endpoint.of(word, offer).filter(each -> !each.isConsumer()).orElse(null);
            if (next != null && next.isDirect()) {
                for (Endpoint callee : callees(next)) {
                    if (areRemoved(callee, seen, reached)) {
                        return true;
                    }
                }
            } else if (next != null && !HARMLESS.contains(next.scheme())) {
                reached.add(next);
            }
            if (!reached.isEmpty()) {
                return false;
            }
        }
        return false;
    }

    private static boolean removesHeaders(Word word) {
        return word.name().equals("removeHeaders")
                && ("*".equals(word.text("pattern"))
                        || word.isText() && word.text().equals("*"))
                && !word.value().has("excludePattern");
    }
}
