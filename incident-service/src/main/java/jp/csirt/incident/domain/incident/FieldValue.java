package jp.csirt.incident.domain.incident;

import java.util.List;
import jp.csirt.incident.domain.shared.LongText;
import jp.csirt.incident.domain.shared.Personal;
import org.jspecify.annotations.Nullable;

/**
 * 項目の値 as a correction keeps it: as {@code text} where the field itself is personal, else as {@code code} or, for a list,
 * as {@code codes}, which outlast an erasure; nothing at all = not stated.
 */
public record FieldValue(
        @Personal @LongText @Nullable String text,
        @Nullable String code,
        @Nullable List<String> codes) {

    public FieldValue {
        codes = codes == null ? null : List.copyOf(codes);
    }
}
