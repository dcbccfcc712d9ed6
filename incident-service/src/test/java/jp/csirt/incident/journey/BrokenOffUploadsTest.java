package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import jp.csirt.incident.platform.StoreProcess;
import jp.csirt.incident.platform.mongo.Await;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("途中で切れた添付")
class BrokenOffUploadsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SWEPT_SOON = "--csirt.attachments.abandoned-after=PT1S";

    /** Sends the beginning of an upload and leaves it at that. */
    private static Socket begin(Client client, UUID incident) throws IOException {
        var body = Multipart.file("像.bin", new byte[2 << 20]);
        var socket = new Socket(InetAddress.getLoopbackAddress(), client.port());
        String head = """
                POST %s HTTP/1.1
                Host: localhost
                Authorization: Bearer demo-csirt
                If-Match: *
                Content-Type: %s
                Content-Length: %d

                """.formatted(Multipart.path(incident), body.contentType(), 4 << 20);
        socket.getOutputStream().write(head.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(body.unended());
        socket.getOutputStream().flush();
        return socket;
    }

    private static long count(MongoDatabase database, String collection) {
        Long count = Await.first(database.getCollection(collection).countDocuments(), PATIENCE);
        return count == null ? 0 : count;
    }

    private static void awaitSome(MongoDatabase database) {
        Awaitility.await().atMost(PATIENCE).until(() -> count(database, "attachments.chunks") >= 4);
    }

    private static void awaitNone(MongoDatabase database, int left) {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(count(database, "attachments.chunks")).isEqualTo(left);
            assertThat(count(database, "attachments.files")).isEqualTo(left);
            assertThat(count(database, "attachment-uploads")).isZero();
        });
    }

    @Test
    @DisplayName("送り手がいなくなっても、受け取った途中までの中身は残らない")
    void a_client_that_goes_away_leaves_nothing() throws IOException {
        try (var service = new TestService("--csirt.mongodb-uri=", "--csirt.master-key=", SWEPT_SOON)) {
            UUID id = Reports.file(service.client(), Reports.ofTax("途中で切れる"));
            MongoDatabase database = service.part(MongoDatabase.class);
            try (Socket _ = begin(service.client(), id)) {
                awaitSome(database);
            }
            awaitNone(database, 0);
            assertThat(service.client()
                            .get("/v1/incidents/" + id, "csirt")
                            .at("/attachments")
                            .size())
                    .isZero();
        }
    }

    @Test
    @DisplayName("受け取る途中で強制終了しても、記録の知らない中身は残らず、答えた添付は残る")
    void a_killed_service_leaves_nothing_that_the_record_does_not_know(@TempDir Path folder) throws IOException {
        try (var store = StoreProcess.start(folder);
                var service = ServiceProcess.on(store.uri() + "/csirt");
                MongoClient mongo = MongoClients.create(store.uri())) {
            MongoDatabase database = mongo.getDatabase("csirt");
            UUID id = Reports.file(service.client(), Reports.ofTax("途中で止まる"));
            byte[] kept = "答えた添付".getBytes(StandardCharsets.UTF_8);
            UUID attached = Multipart.file("a.txt", kept).attach(service.client(), id, "csirt");
            try (Socket _ = begin(service.client(), id)) {
                awaitSome(database);
                service.kill();
            }
            assertThat(count(database, "attachment-uploads")).isEqualTo(1);
            service.start(SWEPT_SOON);
            awaitNone(database, 1);
            assertThat(service.client().get("/v1/incidents/" + id, "csirt").ok().each("/attachments", "attachmentId"))
                    .containsExactly(attached.toString());
            assertThat(service.client()
                            .get(Multipart.path(id) + "/" + attached, "csirt")
                            .ok()
                            .bytes())
                    .isEqualTo(kept);
        }
    }
}
