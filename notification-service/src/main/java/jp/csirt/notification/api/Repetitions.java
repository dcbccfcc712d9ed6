package jp.csirt.notification.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import jp.csirt.notification.store.Answers;
import jp.csirt.notification.store.Answers.Answer;
import org.jspecify.annotations.Nullable;

/** 繰り返された要求: the same key and body get the first answer and have no second effect. */
final class Repetitions {

    private static final String HEADER = "Idempotency-Key";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Answers answers;
    private final Clock machineClock;
    private final Map<String, CompletableFuture<@Nullable Void>> underWay = new ConcurrentHashMap<>();

    Repetitions(Answers answers, Clock machineClock) {
        this.answers = answers;
        this.machineClock = machineClock;
    }

    Reply once(Call call, String path, Supplier<Reply> act) {
        String given = call.headers().getFirst(HEADER);
        if (given == null) {
            return act.get();
        }
        if (!given.matches("[\\x21-\\x7E]{1,255}")) {
            throw Refusal.of("invalid-header", "Idempotency-Key は1～255文字の見えるASCII文字です。");
        }
        String key = call.by() + " " + given;
        String request = digest(path, call.body().bytes());
        var turn = new CompletableFuture<@Nullable Void>();
        CompletableFuture<@Nullable Void> before = underWay.putIfAbsent(key, turn);
        while (before != null) {
            await(before);
            before = underWay.putIfAbsent(key, turn);
        }
        try {
            return answer(key, request, act);
        } finally {
            underWay.remove(key);
            turn.complete(null);
        }
    }

    /** What was begun and not answered died with its process: nobody heard of it, so it is done now. */
    private Reply answer(String key, String request, Supplier<Reply> act) {
        Optional<Answer> known =
                answers.begin(key, request, machineClock.instant()) ? Optional.empty() : answers.find(key);
        if (known.isPresent() && !known.get().request().equals(request)) {
            throw Refusal.of("idempotency-key-reused", "同じ Idempotency-Key が別の内容で使われています。新しい値を付けてください。");
        }
        if (known.isPresent() && known.get().status() > 0) {
            String body = known.get().body();
            return new Reply(known.get().status(), body.isEmpty() ? "" : Reply.JSON, body, Map.of());
        }
        return first(key, act);
    }

    private Reply first(String key, Supplier<Reply> act) {
        try {
            Reply reply = act.get();
            answers.end(key, reply.status(), reply.body());
            return reply;
        } catch (RuntimeException e) {
            answers.abandon(key);
            throw e;
        }
    }

    private static void await(CompletableFuture<@Nullable Void> before) {
        try {
            before.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            throw Refusal.with("timeout", "同じ要求がまだ処理されています。少し待って送り直してください。", "Retry-After", "1");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a turn only ends", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another request runs", e);
        }
    }

    private static String digest(String path, byte[] body) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update((path + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha256.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
