package io.karawane.sandbox.salesforce.rest;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** A reply that is no JSON and is written while it is sent, so that its size does not matter. */
public record Download(String contentType, Map<String, String> headers, Content content) {

    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }
}
