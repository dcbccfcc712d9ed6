package jp.csirt.incident.api.attachment;

import org.jspecify.annotations.Nullable;

/**
 * 受信した添付: what came in one request.
 *
 * @param name of the file, without any path
 * @param occurredAt as it was sent
 */
public record Received(String name, @Nullable String occurredAt, Intake.TakenIn file) {}
