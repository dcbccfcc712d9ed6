package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no well-behaved client sends; the answer may be anything that says it is the client's fault. */
@DisplayName("崩れた要求")
@ExtendWith(SharedService.class)
class RawRequestTest {

    private static final String HEAD = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
    private static final String KEY = "Authorization: Bearer demo-csirt\r\n";

    private final Client client;

    RawRequestTest(Client client) {
        this.client = client;
    }

    @ParameterizedTest
    @DisplayName("要求行が崩れていても、サービスの誤りにはならない")
    @ValueSource(
            strings = {
                "GET /v1/incidents?organ=%zz",
                "GET /v1/incidents?organ=%",
                "GET /v1/incidents?%zz=1",
                "GET /v1/incidents?organ=%ff",
                "GET /v1/incidents?=",
                "GET /v1/incidents?&&&",
                "GET /v1/incidents?limit",
                "GET /v1/incidents?limit=%00",
                "GET /v1/incidents/%zz",
                "GET /v1/incidents/%",
                "GET /v1/%ff%fe",
                "GET /v1/incidents;a=b",
                "GET //v1/incidents",
                "GET /v1/../v1/incidents/x",
                "GET /v1/incidents?cursor=%F0%28%8C%BC",
                "GET /v1/incidents#x",
                "GET *",
                "OPTIONS *",
                "GET http://example.test/v1/incidents?limit=0",
                "GET http://[",
                "get /v1/incidents",
                "G\u0007T /v1/incidents",
                "GET /v1/incidents?q=\u00e3\u0081\u0082",
                "GET /v1/\u00e3\u0081\u0082",
                "TRACE /v1/incidents",
                "CONNECT x:1",
                "GET v1/incidents",
                "GET ?limit=1",
                "POST /v1/incidents?a=%zz",
                "GET /actuator/%zz",
                "GET /%zz"
            })
    void broken_request_line_is_the_clients_fault(String line) throws IOException {
        assertThat(statusOf(line + HEAD + KEY + "\r\n")).isLessThan(500);
    }

    @ParameterizedTest
    @DisplayName("見出しが崩れていても、サービスの誤りにはならない")
    @ValueSource(
            strings = {
                "Content-Length: abc\r\n",
                "Content-Length: -1\r\n",
                "Content-Length: 2\r\nContent-Length: 3\r\n",
                "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n",
                "Transfer-Encoding: gzip\r\n",
                "Expect: 200-nothing\r\n",
                "Content-Type: \r\n",
                "Content-Type: a/b/c\r\n",
                "Accept: \u00ff\r\n",
                "Accept-Language: \u0001\r\n",
                "Authorization: Bearer \u00ff\r\n",
                "If-Match: \u00ff\r\n",
                "Idempotency-Key: \u00ff\r\n",
                "Host: a\r\nHost: b\r\n",
                "Forwarded: for=\"[\r\n",
                "X-Forwarded-Proto: ;;\r\n",
                "Range: bytes=9-1\r\n",
                "Accept-Encoding: x;q=9\r\n",
                "If-None-Match: \"\r\n",
                "If-Modified-Since: x\r\n",
                "Origin: %%\r\n",
                "Upgrade: h2c\r\nHTTP2-Settings: !\r\n"
            })
    void broken_headers_are_the_clients_fault(String headers) throws IOException {
        assertThat(statusOf("GET /v1/incidents" + HEAD + KEY + headers + "\r\n"))
                .isLessThan(500);
        assertThat(statusOf(
                        "POST /v1/incidents" + HEAD + KEY + "Content-Type: application/json\r\n" + headers + "\r\n"))
                .isLessThan(500);
    }

    /** The status; 0 when the connection was closed without an answer. */
    private int statusOf(String request) throws IOException {
        try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), client.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.isEmpty() ? 0 : Integer.parseInt(answer.substring(9, 12));
        } catch (SocketException e) {
            assertThat(e).hasMessageContaining("reset");
            return 0;
        }
    }
}
