package io.karawane.sandbox.activecampaign;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Fills a running sandbox and prints calls a second: arguments {@code port count connections} post that many contacts
 * to {@code /contact/sync} with a value of field 1, a fourth argument {@code tags} gives tag 1 to contacts 1 to count.
 */
final class SyncLoad {
    private final int port;
    private final boolean tags;
    private final AtomicInteger next = new AtomicInteger();

    private SyncLoad(int port, boolean tags) {
        this.port = port;
        this.tags = tags;
    }

    public static void main(String... arguments) throws InterruptedException {
        int contacts = Integer.parseInt(arguments[1]);
        int connections = Integer.parseInt(arguments[2]);
        SyncLoad load = new SyncLoad(Integer.parseInt(arguments[0]), arguments.length > 3);
        long start = System.nanoTime();
        CountDownLatch done = new CountDownLatch(connections);
        for (int i = 0; i < connections; i++) {
            new Thread(() -> {
                        load.send(contacts);
                        done.countDown();
                    })
                    .start();
        }
        done.await();
        System.out.printf("%d calls, %.0f a second%n", contacts, contacts * 1e9 / (System.nanoTime() - start));
    }

    private void send(int contacts) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 16384);
            for (int i = next.incrementAndGet(); i <= contacts; i = next.incrementAndGet()) {
                if (tags) {
                    post(socket.getOutputStream(), in, "/api/3/contactTags", tagged(i));
                } else {
                    post(socket.getOutputStream(), in, "/api/3/contact/sync", contact(i));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String tagged(int i) {
        return "{\"contactTag\":{\"contact\":" + i + ",\"tag\":1}}";
    }

    private static String contact(int i) {
        return "{\"contact\":{\"email\":\"person" + i + "@company" + i % 5000 + ".test\",\"firstName\":\"First"
                + i % 977
                + "\",\"lastName\":\"Last" + i % 9973 + "\",\"phone\":\"+49 30 " + i
                + "\",\"fieldValues\":[{\"field\":\"1\",\"value\":\"value " + i + "\"}]}}";
    }

    private static void post(OutputStream out, InputStream in, String path, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String head =
                "POST " + path + " HTTP/1.1\r\nHost: x\r\nApi-Token: sandbox-key\r\nContent-Type: application/json"
                        + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        byte[] request = new byte[head.length() + body.length];
        System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, request, 0, head.length());
        System.arraycopy(body, 0, request, head.length(), body.length);
        out.write(request);
        String status = line(in);
        if (!status.contains(" 20")) {
            throw new IOException(status);
        }
        long length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "Content-Length: ", 0, 16)) {
                length = Long.parseLong(header.substring(16));
            }
        }
        in.skipNBytes(length);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("closed");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
