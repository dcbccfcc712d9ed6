package jp.csirt.incident.export.form;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** 様式の種類. Source: 志免町 5.3(3)④. */
public enum Form {
    OCCURRENCE("occurrence", "インシデント等発生状況報告書", FieldSources.OCCURRENCE, OccurrenceForm::fill),
    RESPONSE("response", "インシデント等対応状況報告書", FieldSources.RESPONSE, ResponseForm::fill),
    /** One A4 page; longer texts go on on 続紙. */
    FIRST("first", "インシデント第一報", Layouts.FIRST),
    PPC("ppc", "個人情報の漏えい等報告書", Layouts.PPC),
    SUBJECT_NOTICE("subject-notice", "個人情報の漏えい等に関するお知らせ", Layouts.SUBJECT_NOTICE),
    RANSOMWARE("ransomware", "ランサムウェア事案の共通様式", Layouts.RANSOMWARE),
    DDOS("ddos", "DDoS攻撃事案の共通様式", Layouts.DDOS),
    DISCLOSURE("disclosure", "公表文", Layouts.DISCLOSURE);

    private final String code;
    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of records
    private final List<FieldSource> sources;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of texts
    private final List<String> particulars;

    @SuppressWarnings("ImmutableEnumChecker") // a reference to a pure static method
    private final Function<FormFacts, FormDocument> filler;

    Form(String code, String title, List<FieldSource> sources, Function<FormFacts, FormDocument> filler) {
        this.code = code;
        this.title = title;
        this.sources = sources;
        this.particulars = Layouts.REPORT_HEAD;
        this.filler = filler;
    }

    /** An extract. */
    Form(String code, String title, Layout layout) {
        this.code = code;
        this.title = title;
        this.sources = layout.sources();
        this.particulars = layout.particulars();
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
        return filler.apply(facts);
    }
}
