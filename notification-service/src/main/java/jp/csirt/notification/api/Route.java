package jp.csirt.notification.api;

import java.util.function.Supplier;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** One endpoint. */
record Route(HttpMethod method, PathPattern pattern, Access access, Handler handler) {

    /** Who may. */
    enum Access {
        /** Anybody; what it answers it decides itself. */
        OPEN,
        /** Whoever has a key. */
        READER,
        /** システム管理者. */
        ADMINISTRATOR
    }

    /** Checks a call first, and then does it. */
    @FunctionalInterface
    interface Handler {

        /** What answers; a refusal is thrown before anything is done. */
        Supplier<Reply> prepare(Call call);
    }

    static Route get(String path, Access access, Handler handler) {
        return of(HttpMethod.GET, path, access, handler);
    }

    static Route post(String path, Access access, Handler handler) {
        return of(HttpMethod.POST, path, access, handler);
    }

    static Route put(String path, Access access, Handler handler) {
        return of(HttpMethod.PUT, path, access, handler);
    }

    static Route delete(String path, Access access, Handler handler) {
        return of(HttpMethod.DELETE, path, access, handler);
    }

    private static Route of(HttpMethod method, String path, Access access, Handler handler) {
        return new Route(method, PathPatternParser.defaultInstance.parse(path), access, handler);
    }
}
