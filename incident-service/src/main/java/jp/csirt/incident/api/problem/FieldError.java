package jp.csirt.incident.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One field at fault.
 *
 * @param line of a file of many lines, from 1
 * @param pointer JSON Pointer into the body, or the parameter's name after a slash
 * @param code UPPER_SNAKE
 * @param message Japanese; says what is wrong and what to do
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldError(@Nullable Integer line, String pointer, String code, String message) {

    public FieldError(String pointer, String code, String message) {
        this(null, pointer, code, message);
    }

    /** The same in a line of a file. */
    public FieldError in(int number) {
        return new FieldError(number, pointer, code, message);
    }
}
