package jp.csirt.incident.api.problem;

/**
 * One field at fault.
 *
 * @param pointer JSON Pointer into the body, or the parameter's name after a slash
 * @param code UPPER_SNAKE
 * @param message Japanese; says what is wrong and what to do
 */
public record FieldError(String pointer, String code, String message) {}
