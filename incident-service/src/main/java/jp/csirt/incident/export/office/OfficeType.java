package jp.csirt.incident.export.office;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** ファイルの種類 that offices work with. */
public enum OfficeType {
    DOCX("Word", "wordprocessingml.document", "word/document.xml") {
        @Override
        public byte[] fill(byte[] template, Filling filling) {
            return WordTemplate.fill(template, filling);
        }

        @Override
        public List<Found> placeholders(byte[] template) {
            return WordTemplate.placeholders(template);
        }
    },
    XLSX("Excel", "spreadsheetml.sheet", "xl/workbook.xml") {
        @Override
        public byte[] fill(byte[] template, Filling filling) {
            return ExcelTemplate.fill(template, filling);
        }

        @Override
        public List<Found> placeholders(byte[] template) {
            return ExcelTemplate.placeholders(template);
        }
    };

    private static final String FAMILY = "application/vnd.openxmlformats-officedocument.";

    private final String program;
    private final String kind;
    private final String mainName;

    OfficeType(String program, String kind, String mainName) {
        this.program = program;
        this.kind = kind;
        this.mainName = mainName;
    }

    /** The type of that extension, if there is one. */
    public static Optional<OfficeType> of(String extension) {
        return Arrays.stream(values())
                .filter(type -> type.extension().equals(extension))
                .findFirst();
    }

    /** The template with everything filled in. */
    public abstract byte[] fill(byte[] template, Filling filling);

    /** Every placeholder of the template with the place where it stands. */
    public abstract List<Found> placeholders(byte[] template);

    /** As it stands in file names. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Media type of the file. */
    public String mediaType() {
        return FAMILY + kind;
    }

    /** The program that opens it. */
    String program() {
        return program;
    }

    /** Content type of the part that everything begins with. */
    String mainPart() {
        return FAMILY + kind + ".main+xml";
    }

    /** Name of that part. */
    String mainName() {
        return mainName;
    }
}
