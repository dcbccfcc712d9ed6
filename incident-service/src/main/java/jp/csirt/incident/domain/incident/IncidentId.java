package jp.csirt.incident.domain.incident;

import java.util.UUID;

/** 事案の識別子; the number people use is the 管理番号. */
public record IncidentId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
