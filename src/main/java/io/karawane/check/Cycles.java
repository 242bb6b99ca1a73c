package io.karawane.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Routes that call each other in a circle would never end. */
final class Cycles {
    private final Map<String, Endpoint> consumers;
    private final List<Endpoint> endpoints;
    private final Set<Endpoint> done = new HashSet<>();

    /** @param consumers routes by the name of their {@code direct:} endpoint */
    Cycles(Map<String, Endpoint> consumers, List<Endpoint> endpoints) {
        this.consumers = consumers;
        this.endpoints = endpoints;
    }

    void check() {
        consumers.values().forEach(start -> walk(start, new ArrayList<>()));
    }

    private void walk(Endpoint route, List<Endpoint> way) {
        if (!done.add(route)) {
            return;
        }
        way.add(route);
        for (Endpoint call : endpoints) {
            if (!call.isDirect()
                    || call.isConsumer()
                    || call.word().top() != route.word().top()) {
                continue;
            }
            for (Endpoint callee : FlowRules.callees(consumers, call)) {
                int from = way.indexOf(callee);
                if (from >= 0) {
                    call.wrong(
                            "endless-loop",
                            "this call comes back to its own route: "
                                    + way.subList(from, way.size()).stream()
                                            .map(each -> "direct:" + each.name())
                                            .collect(Collectors.joining(" → "))
                                    + " → direct:" + callee.name(),
                            "let one of them end without calling the next");
                } else {
                    walk(callee, way);
                }
            }
        }
        way.remove(route);
    }
}
