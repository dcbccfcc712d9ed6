package jp.csirt.incident.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import jp.csirt.incident.domain.incident.Guard;
import org.jspecify.annotations.Nullable;

/** RFC 9457 as it goes over the wire. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ProblemBody(
        String type,
        String title,
        int status,
        String detail,
        @JsonUnwrapped @Nullable FileCounts counts,
        List<FieldError> errors,
        List<Guard> guards) {}
