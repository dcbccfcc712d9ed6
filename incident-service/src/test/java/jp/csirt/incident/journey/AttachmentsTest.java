package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("添付")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttachmentsTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13};

    private final TestService service = new TestService();
    private final Client client = service.client();
    private final KeptFiles kept = new KeptFiles(service);

    @AfterAll
    void close() {
        service.close();
    }

    private UUID incident() {
        return Reports.file(client, Reports.ofTax("添付のある事案"));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] random(int bytes) {
        byte[] drawn = new byte[bytes];
        new Random(bytes).nextBytes(drawn);
        return drawn;
    }

    private Exchange download(UUID incident, UUID attachment, String key, String... headers) {
        return client.get(Multipart.path(incident) + "/" + attachment, key, headers);
    }

    @Test
    @DisplayName("5.3(3)④ 添付したものが、種類とハッシュとともに記録され、同じ中身で取り出せる")
    void a_file_comes_back_as_it_was_sent() {
        UUID id = incident();
        String tag = client.tag(id);
        Exchange answer = Multipart.file("画面の写し（端末A）.png", PNG).to(client, id, "staff", "If-Match", tag);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().propertyNames())
                .containsExactlyInAnyOrder("attachmentId", "name", "size", "sha256", "mediaType");
        assertThat(answer.at("/name").asString()).isEqualTo("画面の写し（端末A）.png");
        assertThat(answer.at("/size").asLong()).isEqualTo(PNG.length);
        assertThat(answer.at("/sha256").asString()).isEqualTo(KeptFiles.sha256(PNG));
        assertThat(answer.at("/mediaType").asString()).isEqualTo("image/png");
        String place = Multipart.path(id) + "/" + answer.at("/attachmentId").asString();
        assertThat(answer.header("Location")).isEqualTo(place);
        assertThat(answer.header("ETag")).isEqualTo(client.tag(id)).isNotEqualTo(tag);

        Exchange file = client.get(place, "manager").ok();
        assertThat(file.bytes()).isEqualTo(PNG);
        assertThat(file.header("ETag")).isEqualTo("\"" + KeptFiles.sha256(PNG) + "\"");
        assertThat(file.header("Content-Type")).isEqualTo("image/png");
        assertThat(file.header("Content-Length")).isEqualTo(String.valueOf(PNG.length));
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(file.header("Cache-Control")).isEqualTo("no-store");
        client.get(place, "manager", "If-None-Match", file.header("ETag"));
        assertThat(client.get(place, "manager", "If-None-Match", file.header("ETag"))
                        .status())
                .isEqualTo(304);

        Exchange detail = client.get("/v1/incidents/" + id, "csirt").ok();
        assertThat(detail.each("/attachments", "name")).containsExactly("画面の写し（端末A）.png");
        assertThat(detail.at("/attachments/0/actor").asString()).isNotBlank();
        assertThat(client.get("/v1/incidents/" + id + "/timeline", "csirt").ok().each("/items", "text"))
                .contains("添付: 画面の写し（端末A）.png（image/png、12バイト）");
    }

    @Test
    @DisplayName("名前は日本語のまま保存用のヘッダーに入り、画面には開かれない")
    void the_name_goes_into_the_header_for_saving() {
        UUID id = incident();
        UUID attached =
                Multipart.file("C:\\temp\\見 積*100%'.pdf", text("%PDF-1.7\n")).attach(client, id, "csirt");
        String header = download(id, attached, "csirt").ok().header("Content-Disposition");
        assertThat(header).startsWith("attachment; filename*=UTF-8''");
        String encoded = header.substring(header.indexOf("''") + 2);
        assertThat(encoded).matches("[A-Za-z0-9!#$&+.^_`|~%-]+").contains("%2A", "%27", "%20");
        assertThat(URLDecoder.decode(encoded, StandardCharsets.UTF_8)).isEqualTo("見 積*100%'.pdf");
    }

    @ParameterizedTest
    @CsvSource({
        "写真.txt, image/png",
        "偽の.html, application/pdf",
        "覚え.txt, text/plain",
        "通信.csv, text/csv",
        "画面.html, text/html",
        "様式.docx, application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "検体.jpg, application/x-msdownload",
        "なぞ.xyz, application/octet-stream"
    })
    @DisplayName("種類は中身から決まり、名前が中身と違えば中身のとおりになる")
    void the_type_follows_from_the_content(String name, String type) {
        byte[] content = switch (type) {
            case "image/png" -> PNG;
            case "application/pdf" -> text("%PDF-1.4\n1 0 obj");
            case "text/plain", "text/csv" -> text("日時,内容\n9:05,感染");
            case "text/html" -> text("<!DOCTYPE html><html><script>alert(1)</script>");
            case "application/octet-stream" -> new byte[] {0, 1, 2, 3, 4, 5, 6, 7};
            case "application/x-msdownload" -> KeptFiles.windowsProgram();
            default -> new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0};
        };
        UUID id = incident();
        UUID attached = Multipart.file(name, content).attach(client, id, "csirt");
        Exchange file = download(id, attached, "csirt").ok();
        assertThat(file.header("Content-Type").replaceAll(";.*", "")).isEqualTo(type);
        assertThat(file.header("Content-Disposition")).startsWith("attachment;");
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 261_119, 261_120, 261_121, 1_000_000})
    @DisplayName("どの大きさでも、一片ずつ受け取って一片ずつ返す")
    void any_size_comes_back(int size) {
        UUID id = incident();
        byte[] content = random(size);
        Exchange answer = Multipart.file("像.bin", content).chunkedTo(client, id, "csirt");
        assertThat(answer.at("/size").asInt()).isEqualTo(size);
        assertThat(answer.at("/sha256").asString()).isEqualTo(KeptFiles.sha256(content));
        UUID attached = UUID.fromString(answer.at("/attachmentId").asString());
        assertThat(download(id, attached, "csirt").ok().bytes()).isEqualTo(content);
        assertThat(kept.pieces(attached)).isEqualTo((size + 261_119) / 261_120);
    }

    @Test
    @DisplayName("50 MiBちょうどは受け取り、1バイトでも超えれば413で、何も残らない")
    void fifty_mebibytes_are_the_limit() {
        UUID id = incident();
        byte[] largest = new byte[50 << 20];
        UUID attached = Multipart.file("大.bin", largest).attach(client, id, "csirt");
        assertThat(download(id, attached, "csirt").ok().bytes()).isEqualTo(largest);

        long before = client.get("/v1/incidents/" + id, "csirt").version();
        byte[] larger = new byte[largest.length + 1];
        Multipart.file("過.bin", larger).to(client, id, "csirt", "If-Match", "*").refused(413, "body-too-large");
        Multipart.file("過.bin", larger).chunkedTo(client, id, "csirt").refused(413, "body-too-large");
        Multipart.file("過.bin", new byte[largest.length + (1 << 20)])
                .to(client, id, "csirt", "If-Match", "*")
                .refused(413, "body-too-large");
        assertThat(client.get("/v1/incidents/" + id, "csirt").version()).isEqualTo(before);
        kept.awaitOnly(client, id);
    }

    @Test
    @DisplayName("形の正しくない要求は、どこが違うかを示して断る")
    void malformed_requests_are_told_what_is_wrong() {
        UUID id = incident();
        String path = Multipart.path(id);
        client.post(path, "csirt", "{}", "If-Match", "*").refused(415, "unsupported-media-type");
        client.call("POST", path, "csirt", text("x"), "Content-Type", "multipart/form-data")
                .refused(415, "unsupported-media-type");
        var packed = Multipart.file("a.txt", text("a"));
        packed.to(client, id, "csirt", "If-Match", "*", "Content-Encoding", "gzip")
                .refused(415, "unsupported-media-type");
        refused(id, new Multipart().field("occurredAt", "2026-02-20T09:05:00+09:00"))
                .invalid("/file REQUIRED");
        refused(id, new Multipart().field("file", "ファイルではない")).invalid("/file WRONG_FORM");
        refused(id, Multipart.file("a.txt", text("a")).field("note", "x")).invalid("/note UNKNOWN_FIELD");
        refused(id, Multipart.file("a.txt", text("a")).file("file", "b.txt", text("b")))
                .invalid("/file WRONG_FORM");
        refused(id, Multipart.file("a.txt", text("a")).field("occurredAt", "昨日"))
                .invalid("/occurredAt WRONG_TYPE");
        refused(id, Multipart.file("a.txt", text("a")).field("occurredAt", "2099-01-01T00:00:00Z"))
                .invalid("/occurredAt IN_FUTURE");
        refused(id, Multipart.file("長".repeat(201), text("a"))).invalid("/file TOO_LONG");
        refused(id, Multipart.file(" ", text("a"))).invalid("/file BLANK");
        refused(id, Multipart.file("folder/", text("a"))).invalid("/file BLANK");
        refused(id, new Multipart().part("Content-Type: text/plain\r\n", text("a")))
                .invalid(" UNKNOWN_FIELD");
        var cut = Multipart.file("a.txt", text("a"));
        client.call("POST", path, "csirt", cut.unended(), "Content-Type", cut.contentType(), "If-Match", "*")
                .invalid(" WRONG_FORM");
        var many = new Multipart();
        for (int i = 0; i < 17; i++) {
            many.field("occurredAt", "2026-02-20T09:05:00+09:00");
        }
        assertThat(refused(id, many).status()).isEqualTo(400);
        assertThat(client.get("/v1/incidents/" + id, "csirt").at("/attachments").size())
                .isZero();
        kept.awaitOnly(client, id);
    }

    private Exchange refused(UUID id, Multipart body) {
        return body.to(client, id, "csirt", "If-Match", "*");
    }

    @Test
    @DisplayName("いつ添付したかを添えられる")
    void the_time_of_the_act_may_be_given() {
        UUID id = incident();
        new Multipart()
                .field("occurredAt", "2026-02-20T09:05:00+09:00")
                .file("file", "a.txt", text("a"))
                .attach(client, id, "csirt");
        assertThat(client.get("/v1/incidents/" + id, "csirt")
                        .ok()
                        .at("/attachments/0/occurredAt")
                        .asString())
                .isEqualTo("2026-02-20T00:05:00Z");
    }

    @Test
    @DisplayName("版が古いか、版がないか、完了した事案なら断り、中身は残らない")
    void what_is_refused_is_not_kept() {
        UUID id = incident();
        var file = Multipart.file("a.bin", random(600_000));
        file.to(client, id, "csirt", "If-Match", "\"99\"").refused(412, "stale-version");
        file.to(client, id, "csirt").refused(428, "precondition-required");
        file.to(client, id, "csirt", "If-Match", "*", "Accept", "image/png").refused(406, "not-acceptable");
        file.to(client, UUID.randomUUID(), "csirt", "If-Match", "*").refused(404, "not-found");
        file.to(client, id, "auditor", "If-Match", "*").refused(403, "forbidden");
        var large = Multipart.file("大.bin", new byte[30 << 20]);
        large.to(client, UUID.randomUUID(), "csirt", "If-Match", "*").refused(404, "not-found");
        large.to(client, id, "auditor", "If-Match", "*").refused(403, "forbidden");
        UUID closed = ClosedCase.play(client);
        file.to(client, closed, "csirt", "If-Match", "*").refused(409, "already-closed");
        kept.awaitOnly(client, id, closed);
    }

    @Test
    @DisplayName("同じIdempotency-Keyは、区切りが変わっても同じ回答を得て、一度だけ添付される")
    void a_repeated_upload_attaches_once() {
        UUID id = incident();
        byte[] content = random(300_000);
        String[] headers = {"If-Match", client.tag(id), "Idempotency-Key", "upload-1"};
        Exchange first = Multipart.file("a.bin", content).to(client, id, "csirt", headers);
        Exchange again = Multipart.file("a.bin", content).to(client, id, "csirt", headers);
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        Multipart.file("b.bin", content).to(client, id, "csirt", headers).refused(409, "idempotency-key-reused");
        Multipart.file("a.bin", random(300_001))
                .to(client, id, "csirt", headers)
                .refused(409, "idempotency-key-reused");
        assertThat(client.get("/v1/incidents/" + id, "csirt").at("/attachments").size())
                .isEqualTo(1);
        kept.awaitOnly(client, id);
    }

    @Test
    @DisplayName("同時に送り直しても、一度だけ添付され、皆が同じ回答を得る")
    void repeated_at_once_it_attaches_once() throws Exception {
        UUID id = incident();
        byte[] content = random(400_000);
        List<Exchange> answers = Parallel.calls(
                6,
                () -> Multipart.file("a.bin", content)
                        .to(client, id, "csirt", "If-Match", "*", "Idempotency-Key", "at-once"));
        assertThat(answers).allMatch(answer -> answer.status() == 201);
        assertThat(answers.stream().map(Exchange::json).distinct()).hasSize(1);
        assertThat(client.get("/v1/incidents/" + id, "csirt").at("/attachments").size())
                .isEqualTo(1);
        kept.awaitOnly(client, id);
    }

    @Test
    @DisplayName("別々の添付を同時に送れば、すべて残る")
    void many_at_once_are_all_kept() throws Exception {
        UUID id = incident();
        var next = new AtomicInteger(300_000);
        List<Exchange> answers = Parallel.calls(6, () -> {
            int size = next.getAndIncrement();
            return Multipart.file(size + ".bin", random(size)).to(client, id, "csirt", "If-Match", "*");
        });
        assertThat(answers).allMatch(answer -> answer.status() == 201);
        for (Exchange answer : answers) {
            UUID attached = UUID.fromString(answer.at("/attachmentId").asString());
            assertThat(download(id, attached, "csirt").ok().bytes())
                    .isEqualTo(random(answer.at("/size").asInt()));
        }
        kept.awaitOnly(client, id);
    }

    @Test
    @DisplayName("見えない者には、添付があることも見えない")
    void out_of_sight_there_is_no_attachment() {
        UUID id = incident();
        UUID attached = Multipart.file("a.txt", text("a")).attach(client, id, "staff");
        download(id, attached, "welfare").refused(404, "not-found");
        download(id, UUID.randomUUID(), "csirt").refused(404, "not-found");
        download(id, attached, "csirt", "Accept", "image/png").refused(406, "not-acceptable");
        client.get(Multipart.path(id) + "/" + attached + "?inline=true", "csirt")
                .refused(400, "invalid-parameter");
        client.get(Multipart.path(id) + "/abc", "csirt").refused(404, "not-found");
        client.get(Multipart.path(incident()) + "/" + attached, "csirt").refused(404, "not-found");
    }

    @Test
    @DisplayName("データベースの写しには、中身も名前も見えない")
    void a_dump_shows_neither_content_nor_name() {
        UUID id = incident();
        String secret = "糟屋花子".repeat(2000);
        Multipart.file("糟屋花子の申告.txt", text(secret)).attach(client, id, "staff");
        kept.mustNotShow("糟屋花子");
    }
}
