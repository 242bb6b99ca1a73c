package io.karawane.sandbox.control;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/** Books an answer before its first byte leaves, and spoils it if a fault says so. */
final class GatedStream extends HttpStream.Wrapper {
    private static final int UNANSWERED = 0;

    private final Fault fault;
    private final Connection connection;
    private final Scheduler scheduler;
    private final IntConsumer book;
    private boolean late;
    private boolean booked;
    private int sent;

    GatedStream(HttpStream stream, Fault fault, Connection connection, Scheduler scheduler, IntConsumer book) {
        super(stream);
        this.fault = fault;
        this.connection = connection;
        this.scheduler = scheduler;
        this.book = book;
    }

    @Override
    public void send(
            MetaData.Request request, MetaData.Response response, boolean last, ByteBuffer content, Callback callback) {
        if (fault.delayMs() > 0 && !late) {
            late = true;
            scheduler.schedule(
                    () -> send(request, response, last, content, callback), fault.delayMs(), TimeUnit.MILLISECONDS);
            return;
        }
        if (fault.freezes()) {
            book(UNANSWERED);
            return; // nobody is told: the caller waits as long as it likes
        }
        if (fault.resets()) {
            book(UNANSWERED);
            connection.reset();
            callback.failed(new EofException("reset by a fault rule"));
            return;
        }
        if (response != null && response.getStatus() >= 200) {
            book(response.getStatus());
        }
        int available = content == null ? 0 : content.remaining();
        int cut = fault.cutAfter(available);
        if (cut < 0 || sent + available <= cut) {
            sent += available;
            super.send(request, spoilt(response), last, content, callback);
        } else {
            ByteBuffer part = content == null ? null : content.slice(content.position(), Math.max(0, cut - sent));
            super.send(
                    request,
                    spoilt(response),
                    false,
                    part,
                    Callback.from(() -> cut(callback), failure -> cut(callback)));
        }
    }

    private MetaData.Response spoilt(MetaData.Response response) {
        if (response == null || fault.headers().isEmpty()) {
            return response;
        }
        HttpFields.Mutable headers = HttpFields.build(response.getHttpFields());
        fault.headers().forEach(headers::put);
        return new MetaData.Response(
                response.getStatus(),
                response.getReason(),
                response.getHttpVersion(),
                headers,
                response.getContentLength(),
                response.getTrailersSupplier());
    }

    @Override
    public void failed(Throwable failure) {
        book(UNANSWERED);
        super.failed(failure);
    }

    private void cut(Callback callback) {
        connection.cut();
        callback.failed(new EofException("truncated by a fault rule"));
    }

    private void book(int status) {
        if (!booked) {
            booked = true;
            book.accept(status);
        }
    }
}
