package jp.csirt.incident.export.form;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** 様式の種類. Source: 志免町 5.3(3)④. */
public enum Form {
    OCCURRENCE("occurrence", "インシデント等発生状況報告書", OccurrenceForm::fill),
    RESPONSE("response", "インシデント等対応状況報告書", ResponseForm::fill);

    private final String code;
    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // a reference to a pure static method
    private final Function<FormFacts, FormDocument> filler;

    Form(String code, String title, Function<FormFacts, FormDocument> filler) {
        this.code = code;
        this.title = title;
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

    /** The form filled with what is known. */
    public FormDocument fill(FormFacts facts) {
        return filler.apply(facts);
    }
}
