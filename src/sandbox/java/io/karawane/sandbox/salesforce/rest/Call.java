package io.karawane.sandbox.salesforce.rest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.salesforce.store.Origin;
import io.karawane.sandbox.salesforce.wire.ApiError;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One call to the REST API.
 *
 * @param path the decoded parts after {@code /services/data}: version first
 */
public record Call(HttpServletRequest request, List<String> path) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Pattern VERSION = Pattern.compile("v(\\d\\d)\\.0");
    private static final Pattern CLIENT = Pattern.compile("client=([^;,\\s]+)");
    private static final Pattern BATCH_SIZE = Pattern.compile("batchSize=(\\d+)");

    static Call of(HttpServletRequest request) {
        List<String> path = Arrays.stream(request.getRequestURI().split("/"))
                .filter(part -> !part.isEmpty())
                .skip(2)
                .map(part -> URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
        return new Call(request, path);
    }

    public String method() {
        return request.getMethod();
    }

    public String version() {
        return path.get(0);
    }

    boolean knownVersion() {
        return VERSION.matcher(version()).matches() && Versions.known(versionNumber());
    }

    public int versionNumber() {
        return Integer.parseInt(version().substring(1, 3));
    }

    /** The parts after the version. */
    public List<String> resource() {
        return path.subList(1, path.size());
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(request.getParameter(name));
    }

    /** @throws ApiError METHOD_NOT_ALLOWED if the call uses none of {@code methods} */
    public void allow(String... methods) {
        if (!List.of(methods).contains(method())) {
            throw new ApiError(
                    405,
                    "METHOD_NOT_ALLOWED",
                    "HTTP Method '" + method() + "' not allowed. Allowed are " + String.join(",", methods),
                    null,
                    null);
        }
    }

    public ObjectNode body() {
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw new ApiError(
                    415, "UNSUPPORTED_MEDIA_TYPE", "Content type '" + type + "' is not supported", null, null);
        }
        byte[] bytes = bytes();
        try {
            if (JSON.readTree(bytes) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            JsonLocation place = e.getLocation();
            throw unreadable(e.getOriginalMessage() + (place == null ? "" : at(place)));
        } catch (IOException e) {
            throw unreadable(e.getMessage());
        }
        throw unreadable("The HTTP entity body is required, as an object");
    }

    private byte[] bytes() {
        try {
            return request.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String at(JsonLocation place) {
        return " at [line:" + place.getLineNr() + ", column:" + place.getColumnNr() + "]";
    }

    private static ApiError unreadable(String why) {
        return new ApiError(400, "JSON_PARSER_ERROR", why, null, null);
    }

    /** Change events name the API and, if the caller said so, the client. */
    public String changeOrigin(String api) {
        String client = client().map(name -> ";client=" + name).orElse("");
        return "com/salesforce/api/" + api + "/" + version().substring(1) + client;
    }

    /** What the caller calls itself. */
    public Optional<String> client() {
        return header("Sforce-Call-Options", CLIENT);
    }

    Origin origin() {
        String rule = request.getHeader("Sforce-Duplicate-Rule-Header");
        return new Origin(
                changeOrigin("rest"),
                rule != null && rule.replace(" ", "").toLowerCase(Locale.ROOT).contains("allowsave=true"));
    }

    Optional<Integer> batchSize() {
        return header("Sforce-Query-Options", BATCH_SIZE).map(Integer::valueOf);
    }

    private Optional<String> header(String name, Pattern pattern) {
        String header = request.getHeader(name);
        Matcher matcher = pattern.matcher(header == null ? "" : header);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
