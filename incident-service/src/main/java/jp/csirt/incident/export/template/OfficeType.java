package jp.csirt.incident.export.template;

import java.util.Locale;

/** ファイルの種類 that offices work with. */
public enum OfficeType {
    DOCX,
    XLSX;

    /** As it stands in file names. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }
}
