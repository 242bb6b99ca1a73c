package io.karawane.start;

import io.karawane.check.RoutesCheck;
import io.karawane.console.Barrier;
import io.karawane.problem.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The route files in force. Only routes of files that were edited are exchanged; all others go on. */
public final class RouteFiles {
    private static final Logger LOG = LoggerFactory.getLogger(RouteFiles.class);

    /** Of what a stopping route is still busy with: a batch waits for an import. Camel would interrupt it sooner. */
    static final Duration LONGEST_BATCH = Duration.ofMinutes(2);

    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(10);

    private final Supplier<CamelContext> context;
    private final Path folder;
    private final Batches batches;
    private final Barrier barrier;
    private final ReentrantLock changing = new ReentrantLock();
    private final Set<Path> apart = new HashSet<>();
    private volatile Map<Path, String> inForce;

    /** @param apart names of files whose routes only run from {@link #start} to {@link #stop} */
    RouteFiles(Supplier<CamelContext> context, Path folder, Set<String> apart, Batches batches, Barrier barrier) {
        this.context = context;
        this.folder = folder;
        this.batches = batches;
        this.barrier = barrier;
        apart.forEach(name -> this.apart.add(folder.resolve(name)));
        this.inForce = read();
    }

    /** What the files hold now, by path. */
    Map<Path, String> read() {
        Map<Path, String> texts = new TreeMap<>();
        for (Path file : RoutesCheck.files(folder)) {
            try {
                texts.put(file, Files.readString(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }

    /** What stands in a file in force; null if there is none of that name. */
    String text(String name) {
        return inForce.get(folder.resolve(name));
    }

    /** Whether routes may be changed now; if so, nobody else may until {@link #end}. */
    boolean begin() {
        return changing.tryLock();
    }

    void end() {
        changing.unlock();
    }

    /** Loads the routes of a file that stands apart; between {@link #begin} and {@link #end}. */
    void start(String name) throws Exception {
        update(Map.of(folder.resolve(name), text(name)));
    }

    /** Ends all routes that begin in that component; between {@link #begin} and {@link #end}. */
    void stop(String component) throws Exception {
        for (Route route : List.copyOf(context.get().getRoutes())) {
            if (route.getEndpoint().getEndpointUri().startsWith(component + ":")) {
                stopRoute(route.getRouteId());
                context.get().removeRoute(route.getRouteId());
            }
        }
    }

    boolean differ(Map<Path, String> texts) {
        return !texts.equals(inForce);
    }

    /**
     * Exchanges, adds and removes what differs.
     *
     * @param texts all files that there are to be
     * @throws Exception if Camel does not take one of them; the routes are as they were then
     */
    void exchange(Map<Path, String> texts) throws Exception {
        changing.lock();
        try {
            exchangeNow(texts);
        } finally {
            changing.unlock();
        }
    }

    private void exchangeNow(Map<Path, String> texts) throws Exception {
        Map<Path, String> before = together(inForce);
        Map<Path, String> after = together(texts);
        Map<Path, String> changed = difference(before, after);
        Map<Path, String> going = new TreeMap<>(before);
        going.keySet().removeIf(file -> after.containsKey(file) && !changed.containsKey(file));
        try {
            stop(ids(going));
            remove(ids(before), ids(after));
            update(changed);
            inForce = Map.copyOf(texts);
        } catch (Exception e) {
            LOG.warn("the routes are put back");
            remove(ids(after), ids(before));
            update(going);
            throw e;
        } finally {
            barrier.lift();
        }
    }

    private Map<Path, String> together(Map<Path, String> texts) {
        Map<Path, String> together = new TreeMap<>(texts);
        together.keySet().removeAll(apart);
        return together;
    }

    /** Those that begin something first, then, while nobody is let in, those that they call. */
    private void stop(Set<String> ids) throws Exception {
        List<String> called = new ArrayList<>(ids);
        called.removeIf(id -> context.get().getRoute(id) == null);
        for (String id : ids) {
            if (called.contains(id) && !isCalled(id)) {
                stopRoute(id);
                called.remove(id);
            }
        }
        barrier.lower(LONGEST_REQUEST);
        for (String id : called) {
            stopRoute(id);
            if (!batches.await(LONGEST_BATCH)) {
                throw new IllegalStateException("a batch of route " + id + " is under way");
            }
        }
    }

    private boolean isCalled(String id) {
        String uri = context.get().getRoute(id).getEndpoint().getEndpointUri();
        return uri.startsWith("direct:") || uri.startsWith("platform-http:");
    }

    /** Begins nothing any more, and waits a while for what was begun. */
    void quiet(Duration longest) throws Exception {
        for (Route route : context.get().getRoutes()) {
            if (!isCalled(route.getRouteId())) {
                context.get()
                        .getRouteController()
                        .stopRoute(route.getRouteId(), longest.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
        if (!batches.await(longest)) {
            LOG.warn("a batch is cut short, it is repeated at the next start");
        }
    }

    private void stopRoute(String id) throws Exception {
        boolean stopped =
                context.get().getRouteController().stopRoute(id, LONGEST_BATCH.toSeconds(), TimeUnit.SECONDS, true);
        if (!stopped) {
            throw new IllegalStateException("route " + id + " is busy");
        }
    }

    /** Of files that are new or other than before; of all files if what governs all of them is. */
    private static Map<Path, String> difference(Map<Path, String> before, Map<Path, String> after) {
        Map<Path, String> changed = new TreeMap<>(after);
        changed.entrySet().removeIf(file -> Objects.equals(before.get(file.getKey()), file.getValue()));
        Set<Path> either = new HashSet<>(before.keySet());
        either.addAll(after.keySet());
        boolean governing = either.stream()
                .filter(file -> !Objects.equals(before.get(file), after.get(file)))
                .anyMatch(file -> governs(before.get(file)) || governs(after.get(file)));
        return governing ? after : changed;
    }

    private static boolean governs(String text) {
        return text != null && text.contains("routeConfiguration:");
    }

    private void update(Map<Path, String> texts) throws Exception {
        List<Resource> resources = new ArrayList<>();
        texts.forEach((file, text) -> {
            resources.add(ResourceHelper.fromString(file.toUri().toString(), text));
        });
        PluginHelper.getRoutesLoader(context.get()).updateRoutes(resources);
    }

    private void remove(Set<String> before, Set<String> after) throws Exception {
        for (String id : before) {
            if (!after.contains(id) && context.get().getRoute(id) != null) {
                stopRoute(id);
                context.get().removeRoute(id);
                LOG.info("route {} is gone", id);
            }
        }
    }

    private static Set<String> ids(Map<Path, String> texts) {
        Set<String> ids = new LinkedHashSet<>();
        texts.values().forEach(text -> new Document(text).root().forEach(entry -> {
            if (entry.at("/route/id").isTextual()) {
                ids.add(entry.at("/route/id").textValue());
            }
        }));
        return ids;
    }
}
