package jp.csirt.incident.journey;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Stream;

/** The multipart body of an upload, part by part; the client draws another boundary for each. */
final class Multipart {

    private final String boundary = "part-" + UUID.randomUUID();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** One file, as a browser sends it. */
    static Multipart file(String name, byte[] content) {
        return new Multipart().file("file", name, content);
    }

    Multipart file(String part, String name, byte[] content) {
        return part(
                "Content-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: text/html\r\n"
                        .formatted(part, name),
                content);
    }

    Multipart field(String part, String value) {
        return part(
                "Content-Disposition: form-data; name=\"%s\"\r\n".formatted(part),
                value.getBytes(StandardCharsets.UTF_8));
    }

    /** A part with this head, each line with its end. */
    Multipart part(String head, byte[] content) {
        write("--" + boundary + "\r\n" + head + "\r\n");
        body.writeBytes(content);
        write("\r\n");
        return this;
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    /** The body, to its end. */
    byte[] bytes() {
        return (body.toString(StandardCharsets.ISO_8859_1) + "--" + boundary + "--\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The body without its end, as it stands when the client is gone. */
    byte[] unended() {
        return body.toByteArray();
    }

    /** Sends it with these headers. */
    Exchange to(Client client, UUID incident, String key, String... headers) {
        return client.call("POST", path(incident), key, bytes(), withType(headers));
    }

    /** The same without saying how long it is. */
    Exchange chunkedTo(Client client, UUID incident, String key) {
        return client.chunked("POST", path(incident), key, bytes(), withType("If-Match", "*"));
    }

    /** Attaches it; its id. */
    UUID attach(Client client, UUID incident, String key) {
        Exchange answer = to(client, incident, key, "If-Match", "*");
        if (answer.status() != 201) {
            throw new AssertionError(answer.toString());
        }
        return UUID.fromString(answer.at("/attachmentId").asString());
    }

    static String path(UUID incident) {
        return "/v1/incidents/" + incident + "/attachments";
    }

    private String[] withType(String... headers) {
        return Stream.concat(Stream.of("Content-Type", contentType()), Stream.of(headers))
                .toArray(String[]::new);
    }

    private void write(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
