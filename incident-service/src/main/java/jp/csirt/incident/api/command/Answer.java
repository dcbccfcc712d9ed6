package jp.csirt.incident.api.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 命令の回答. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Answer(
        UUID incidentId,
        String number,
        long version,
        long position,
        @Nullable Integer n,
        @Nullable UUID id,
        @Nullable List<UUID> ids) {}
