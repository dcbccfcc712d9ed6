package jp.csirt.incident.export.form;

import java.util.List;

/** Puts a form's parts under the header that all forms share. */
final class FormDocuments {

    private FormDocuments() {}

    static FormDocument of(Form form, FormFacts facts, List<FormSeal> seals, List<FormGroup> groups) {
        return of(form, facts, FormHeader.of(form, facts, seals), seals, groups);
    }

    static FormDocument of(Form form, FormFacts facts, FormGroup header, List<FormSeal> seals, List<FormGroup> groups) {
        return new FormDocument(
                form,
                facts.incident().number(),
                facts.incident().version(),
                facts.issue().position(),
                facts.issue().createdAt(),
                facts.incident().drill(),
                header,
                seals,
                groups);
    }
}
