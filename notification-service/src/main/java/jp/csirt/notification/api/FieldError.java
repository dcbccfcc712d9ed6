package jp.csirt.notification.api;

/**
 * One field at fault.
 *
 * @param pointer JSON Pointer into the body, or the parameter's name after a slash
 * @param code UPPER_SNAKE
 * @param message says what is wrong and what to do
 */
record FieldError(String pointer, String code, String message) {}
