package jp.csirt.incident.export.form;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.csirt.incident.export.render.PaperDates;

/** 様式の種類. Source: 志免町 5.3(3)④. */
public enum Form {
    OCCURRENCE("occurrence", "インシデント等発生状況報告書", FieldSources.OCCURRENCE, OccurrenceForm::fill),
    RESPONSE("response", "インシデント等対応状況報告書", FieldSources.RESPONSE, ResponseForm::fill),
    /** One A4 page; longer texts go on on 続紙. */
    FIRST("first", "インシデント第一報", Reader.MINISTRY, Layouts.FIRST),
    PPC("ppc", "個人情報の漏えい等報告書", Reader.AUTHORITY, Layouts.PPC),
    SUBJECT_NOTICE("subject-notice", "個人情報の漏えい等に関するお知らせ", Reader.PUBLIC, Layouts.SUBJECT_NOTICE),
    RANSOMWARE("ransomware", "ランサムウェア事案の共通様式", Reader.AUTHORITY, Layouts.RANSOMWARE),
    DDOS("ddos", "DDoS攻撃事案の共通様式", Reader.AUTHORITY, Layouts.DDOS),
    DISCLOSURE("disclosure", "公表文", Reader.PUBLIC, Layouts.DISCLOSURE);

    private final String code;
    private final String title;
    private final Reader reader;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of records
    private final List<FieldSource> sources;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of texts
    private final List<String> particulars;

    @SuppressWarnings("ImmutableEnumChecker") // a reference to a pure static method
    private final Function<FormFacts, FormDocument> filler;

    Form(String code, String title, List<FieldSource> sources, Function<FormFacts, FormDocument> filler) {
        this.code = code;
        this.title = title;
        this.reader = Reader.HOUSE;
        this.sources = sources;
        this.particulars = reader.particulars();
        this.filler = filler;
    }

    /** An extract. */
    Form(String code, String title, Reader reader, Layout layout) {
        this.code = code;
        this.title = title;
        this.reader = reader;
        this.sources = layout.sources(reader);
        this.particulars = Stream.concat(reader.particulars().stream(), layout.head().stream())
                .toList();
        this.filler = facts -> layout.fill(this, facts);
    }

    /** The form of that code, if there is one. */
    public static Optional<Form> of(String code) {
        return Arrays.stream(values()).filter(form -> form.code.equals(code)).findFirst();
    }

    /** The form as the API writes it. */
    public String code() {
        return code;
    }

    /** 様式名. */
    public String title() {
        return title;
    }

    /** Who gets the form. */
    Reader reader() {
        return reader;
    }

    /** Whether persons outside the administration get it, who are told nothing of how the house files it. */
    public boolean forThePublic() {
        return reader == Reader.PUBLIC;
    }

    /** 様式名 as file names have it. */
    public String shortTitle() {
        return title.replace("インシデント等", "");
    }

    /**
     * What fills the field.
     *
     * @throws IllegalArgumentException when the form has no such field
     */
    FieldSource source(String fieldId) {
        return sources.stream()
                .filter(source -> source.fieldId().equals(fieldId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(this + " has no source of " + fieldId));
    }

    /** What fills each field. */
    List<FieldSource> sources() {
        return sources;
    }

    /** Numbers of the fields that stand in the head of the paper. */
    List<String> particulars() {
        return particulars;
    }

    /** Whether the form is to fit on one page. */
    boolean onePage() {
        return this == FIRST;
    }

    /** The form filled with what is known. */
    public FormDocument fill(FormFacts facts) {
        return PaperDates.write(facts.profile().dateStyle(), () -> filler.apply(facts));
    }
}
