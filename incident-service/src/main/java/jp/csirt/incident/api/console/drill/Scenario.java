package jp.csirt.incident.api.console.drill;

import java.time.Instant;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * 訓練の想定.
 *
 * @param report the report with which it begins, as if everything in it had happened just before that time
 */
public record Scenario(String id, String title, String summary, Function<Instant, ObjectNode> report) {}
