package jp.csirt.incident.export.form;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** 様式の種類. Source: 志免町 5.3(3)④. */
public enum Form {
    OCCURRENCE("occurrence", "インシデント等発生状況報告書", FieldSources.OCCURRENCE, OccurrenceForm::fill),
    RESPONSE("response", "インシデント等対応状況報告書", FieldSources.RESPONSE, ResponseForm::fill);

    private final String code;
    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of records
    private final List<FieldSource> sources;

    @SuppressWarnings("ImmutableEnumChecker") // a reference to a pure static method
    private final Function<FormFacts, FormDocument> filler;

    Form(String code, String title, List<FieldSource> sources, Function<FormFacts, FormDocument> filler) {
        this.code = code;
        this.title = title;
        this.sources = sources;
        this.filler = filler;
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

    /** The form filled with what is known. */
    public FormDocument fill(FormFacts facts) {
        return filler.apply(facts);
    }
}
