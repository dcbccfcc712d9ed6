/**
 * 通知: follows the event feed of incident-service and reaches people until somebody confirms.
 *
 * <p>Data flows one way: {@code feed → reach → outbox → channel}, and what became of it back by {@code receipts}.
 *
 * <ul>
 *   <li>{@code domain}: who holds a post, how to reach whom and when, who follows while nobody confirms; pure rules.
 *   <li>{@code store}: what is kept; the only place that knows the database.
 *   <li>{@code template}: the words of messages.
 *   <li>{@code feed}: reads the feed in order and keeps its place.
 *   <li>{@code reach}: one post after the other, until somebody confirms.
 *   <li>{@code outbox}: one message per notification, person and channel, until it is sent or given up.
 *   <li>{@code channel}: mail and webhooks.
 *   <li>{@code receipts}: what became of it, back to incident-service.
 *   <li>{@code digest}: what is sent regularly, and the alarm when the feed is away.
 *   <li>{@code api}: HTTP; the only place that knows status codes of answers.
 *   <li>{@code config}: explicit wiring; it knows everybody, and nobody may use it.
 * </ul>
 */
@NullMarked
package jp.csirt.notification;

import org.jspecify.annotations.NullMarked;
