package jp.csirt.incident.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Calls made at the same time. */
final class Parallel {

    private Parallel() {}

    /** The answers of {@code count} calls, each on a thread of its own. */
    static <T> List<T> calls(int count, Callable<T> call) throws InterruptedException, ExecutionException {
        try (var threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            List<Future<T>> answers = IntStream.range(0, count)
                    .mapToObj(i -> threads.submit(call))
                    .toList();
            var all = new ArrayList<T>();
            for (Future<T> answer : answers) {
                all.add(answer.get());
            }
            return all;
        }
    }
}
