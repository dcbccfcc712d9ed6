package jp.csirt.incident.export.form;

import java.util.Arrays;
import java.util.List;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.incident.DisclosureResult;
import jp.csirt.incident.domain.report.Category;

/** 該当する様式: the forms that a case asks for, as far as it is known. Source: requirements C.1, C.4, E. */
public final class Applicable {

    private Applicable() {}

    /** The forms in their order; where personal data may be concerned, those about them too. */
    public static List<Form> of(FormFacts facts) {
        return Arrays.stream(Form.values()).filter(form -> applies(form, facts)).toList();
    }

    private static boolean applies(Form form, FormFacts facts) {
        return switch (form) {
            case OCCURRENCE, RESPONSE, FIRST -> true;
            case PPC -> !facts.noPersonalData() || owes(facts, Recipient.PPC);
            case SUBJECT_NOTICE -> !facts.noPersonalData() || owes(facts, Recipient.SUBJECTS);
            case RANSOMWARE -> facts.incident().category() == Category.RANSOMWARE;
            case DDOS -> facts.incident().category() == Category.DOS;
            case DISCLOSURE -> isMadePublic(facts);
        };
    }

    private static boolean owes(FormFacts facts, Recipient recipient) {
        return facts.obligations().stream().anyMatch(duty -> duty.recipient() == recipient);
    }

    private static boolean isMadePublic(FormFacts facts) {
        var disclosure = facts.incident().disclosure();
        return !disclosure.disclosures().isEmpty()
                || disclosure
                        .decision()
                        .filter(entry -> entry.decision().result() == DisclosureResult.PUBLIC)
                        .isPresent();
    }
}
