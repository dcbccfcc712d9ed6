package jp.csirt.incident.export.office;

import java.util.regex.Pattern;
import jp.csirt.incident.export.office.TemplateRefused.Why;

/** フィールドの命令: what Word is told to compute; it may come in pieces. */
final class FieldCode {

    private static final Pattern FETCHES = Pattern.compile("(?is)\\s*(INCLUDE|DDE|LINK|IMPORT|DATABASE).*");
    private static final int LONGEST_NAMED = 80;

    private final StringBuilder code = new StringBuilder();

    FieldCode add(String more) {
        code.append(more);
        return this;
    }

    /** Whether its name may still be put together from other fields. */
    boolean isUnnamed() {
        return !code.toString().stripLeading().matches("(?s)\\S+\\s.*");
    }

    /** @throws TemplateRefused when it would fetch something */
    void check() {
        if (FETCHES.matcher(code).matches()) {
            throw refused(code.toString().strip());
        }
    }

    static TemplateRefused refused(String what) {
        String named = what.length() <= LONGEST_NAMED ? what : what.substring(0, LONGEST_NAMED) + "…";
        return new TemplateRefused(Why.EXTERNAL_LINK, "外部を参照しています（%s）。".formatted(OfficeText.clean(named)));
    }
}
