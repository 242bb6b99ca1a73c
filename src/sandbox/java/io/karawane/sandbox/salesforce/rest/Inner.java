package io.karawane.sandbox.salesforce.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** A sub-request as a request of its own: of the outer one it has only the caller, Accept and Content-Type. */
final class Inner extends HttpServletRequestWrapper {
    private final Subrequest subrequest;

    Inner(HttpServletRequest outer, Subrequest subrequest) {
        super(outer);
        this.subrequest = subrequest;
    }

    @Override
    public String getMethod() {
        return subrequest.method();
    }

    @Override
    public String getRequestURI() {
        int question = subrequest.url().indexOf('?');
        return question < 0 ? subrequest.url() : subrequest.url().substring(0, question);
    }

    @Override
    public String getQueryString() {
        int question = subrequest.url().indexOf('?');
        return question < 0 ? null : subrequest.url().substring(question + 1);
    }

    @Override
    public String getParameter(String name) {
        String query = getQueryString();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals >= 0 && decoded(pair.substring(0, equals)).equals(name)) {
                return decoded(pair.substring(equals + 1));
            }
        }
        return null;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String getHeader(String name) {
        return subrequest.headers().get(name);
    }

    @Override
    public ServletInputStream getInputStream() {
        JsonNode body = subrequest.body();
        return new Bytes(body == null ? new byte[0] : body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static final class Bytes extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        Bytes(byte[] bytes) {
            this.bytes = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("is read at once");
        }
    }
}
