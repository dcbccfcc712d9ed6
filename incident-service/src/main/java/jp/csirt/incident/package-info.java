/**
 * インシデント対応: from the first report to the printed form.
 *
 * <p>Data flows one way: {@code api → domain → platform.eventstore → read / process → export / publish → api}.
 *
 * <ul>
 *   <li>{@code domain}: what the policies demand; pure rules, the aggregate 事案, its commands and events.
 *   <li>{@code platform}: the event store, serialization, encryption of personal texts and the database; knows no incident.
 *   <li>{@code process}: what follows by itself from what was recorded: who is asked, warned and reminded, which keys go.
 *   <li>{@code read}: what can be asked; {@code read.record} folds one incident from its own commits, the others are
 *       projections over many.
 *   <li>{@code export}: papers, from a view to bytes.
 *   <li>{@code publish}: what leaves the house of each event, position by position.
 *   <li>{@code api}: HTTP; the only place that knows status codes.
 *   <li>{@code tool}: commands of the jar, among them the verifier that needs no database.
 *   <li>{@code demo}: published incidents as sample data, filed over the service's own API.
 *   <li>{@code config}: explicit wiring, one file per stage; it knows everybody, and nobody may use it.
 * </ul>
 */
@NullMarked
package jp.csirt.incident;

import org.jspecify.annotations.NullMarked;
