package io.karawane.sandbox.control;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;

/** {@code GET /sandbox}: a page that shows what {@code GET /sandbox/status} tells. */
final class StatusPage {
    private StatusPage() {}

    static void write(HttpServletResponse response) throws IOException {
        response.setContentType("text/html; charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        try (InputStream page = StatusPage.class.getResourceAsStream("status.html")) {
            page.transferTo(response.getOutputStream());
        }
    }
}
