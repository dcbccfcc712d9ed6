package jp.csirt.incident.api.command;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import jp.csirt.incident.api.problem.ApiProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** {@code If-Match}: the client says which version it has seen, or {@code *} for whichever it is. */
final class IfMatch {

    private static final Pattern TAG = Pattern.compile("(W/)?\"[^\"]*\"");

    private IfMatch() {}

    /**
     * The version to hold on to; null for {@code *}.
     *
     * @throws ApiProblem 428 without the header, 400 when it is malformed, 412 when it names another version
     */
    static @Nullable Long check(HttpHeaders headers, long version) {
        List<String> lines = headers.get(HttpHeaders.IF_MATCH);
        if (lines == null) {
            throw ApiProblem.of("precondition-required", "If-Match: \"%d\"（今の版）又は * を付けてください。".formatted(version));
        }
        String header = String.join(",", lines).strip();
        if (header.equals("*")) {
            return null;
        }
        String[] tags = header.split("\\s*,\\s*", -1);
        if (!Arrays.stream(tags).allMatch(tag -> TAG.matcher(tag).matches())) {
            throw ApiProblem.of("invalid-header", "If-Match は \"<版>\" 又は * の形で送ってください。");
        }
        if (Arrays.stream(tags).noneMatch(tag -> tag.equals("\"" + version + "\""))) {
            throw ApiProblem.of("stale-version", "今の版は %d です。読み直して、内容を確かめてから送り直してください。".formatted(version));
        }
        return version;
    }
}
