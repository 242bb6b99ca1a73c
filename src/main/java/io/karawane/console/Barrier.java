package io.karawane.console;

import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes requests wait while the routes that answer them are exchanged: whoever posts does not come again. */
public final class Barrier {
    private final List<Runnable> waiting = new ArrayList<>();
    private int underWay;
    private boolean down;

    /** @return false if the request has to wait; it comes again then */
    synchronized boolean passes(RoutingContext request) {
        if (down) {
            request.request().pause();
            Context loop = request.vertx().getOrCreateContext();
            waiting.add(() -> loop.runOnContext(ignored -> {
                request.request().resume();
                request.reroute(request.request().uri());
            }));
            return false;
        }
        underWay++;
        request.addEndHandler(ended -> leave());
        return true;
    }

    private synchronized void leave() {
        underWay--;
        notifyAll();
    }

    /** New requests wait from now on; comes back once those under way are answered, or the time is over. */
    public synchronized void lower(Duration longest) throws InterruptedException {
        down = true;
        long end = System.nanoTime() + longest.toNanos();
        while (underWay > 0 && end > System.nanoTime()) {
            wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
        }
    }

    /** Lets all go on. */
    public synchronized void lift() {
        down = false;
        waiting.forEach(Runnable::run);
        waiting.clear();
    }
}
