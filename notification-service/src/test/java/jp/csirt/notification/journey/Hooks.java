package jp.csirt.notification.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A server of webhooks on the loopback address. */
final class Hooks implements AutoCloseable {

    private final MockWebServer server = new MockWebServer();
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
    private volatile Function<RecordedRequest, MockResponse> behaviour =
            _ -> new MockResponse.Builder().code(200).build();

    Hooks() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                requests.add(request);
                return behaviour.apply(request);
            }
        });
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getPort() + path;
    }

    void answer(Function<RecordedRequest, MockResponse> now) {
        behaviour = now;
    }

    List<RecordedRequest> requests(String path) {
        return requests.stream()
                .filter(request -> request.getUrl().encodedPath().equals(path))
                .toList();
    }

    /** All requests, once there are so many. */
    List<RecordedRequest> await(int count) {
        Await.until(count + " requests", () -> requests.size() >= count);
        return new ArrayList<>(requests);
    }

    @Override
    public void close() {
        server.close();
    }
}
