package jp.csirt.incident.api.console.frame;

import java.util.function.UnaryOperator;

/**
 * 言葉にするときの決まり.
 *
 * @param times how times are told
 * @param names what the organisation calls its codes
 */
public record Wording(Times times, UnaryOperator<String> names) {}
