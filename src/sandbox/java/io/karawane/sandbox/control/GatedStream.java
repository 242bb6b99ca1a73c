package io.karawane.sandbox.control;

import java.nio.ByteBuffer;
import java.util.function.IntConsumer;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.util.Callback;

/** Books an answer before its first byte leaves, and spoils it if a fault says so. */
final class GatedStream extends HttpStream.Wrapper {
    private static final int UNANSWERED = 0;

    private final Fault fault;
    private final Connection connection;
    private final IntConsumer book;
    private boolean booked;
    private int sent;

    GatedStream(HttpStream stream, Fault fault, Connection connection, IntConsumer book) {
        super(stream);
        this.fault = fault;
        this.connection = connection;
        this.book = book;
    }

    @Override
    public void send(
            MetaData.Request request, MetaData.Response response, boolean last, ByteBuffer content, Callback callback) {
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
            super.send(request, response, last, content, callback);
        } else {
            ByteBuffer part = content == null ? null : content.slice(content.position(), Math.max(0, cut - sent));
            super.send(request, response, false, part, Callback.from(() -> cut(callback), failure -> cut(callback)));
        }
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
