package jp.csirt.incident.domain.watch;

import java.util.UUID;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.shared.Source;
import org.jspecify.annotations.Nullable;

/**
 * 用件の対象: the one of several things of an incident that a matter is about.
 *
 * @param id as the API's paths name it; empty for the incident as a whole
 * @param name in words; empty for the incident as a whole, and where its number says all
 * @param recipient who is to be told; absent where it is no duty to report
 */
@Source(document = "requirements", clause = "C.3, D.3")
public record Topic(String id, String name, @Nullable Recipient recipient) {

    /** The incident as a whole. */
    public static final Topic INCIDENT = new Topic("", "");

    private static final int SHORT = 40;

    /** What is no duty to report. */
    Topic(String id, String name) {
        this(id, name, null);
    }

    /** A report to an authority, or what stands in its place. */
    public static Topic duty(UUID obligationId, Recipient recipient, ReportStage stage) {
        String name = recipient == Recipient.PUBLIC ? recipient.label() : to(recipient, stage);
        return new Topic(obligationId.toString(), name, recipient);
    }

    /** What has a number of its own in the incident. */
    static Topic numbered(int n, String text) {
        return new Topic(Integer.toString(n), inShort(text));
    }

    /** What has an id of its own. */
    static Topic of(UUID id, String text) {
        return new Topic(id.toString(), inShort(text));
    }

    /** The matter with what it is about. A duty that is to be fulfilled is the report itself. */
    public String told(Matter what) {
        boolean itself =
                what == Matter.FULFIL_DUTY || what == Matter.STEP_FIRST_REPORT || what == Matter.STEP_FOLLOW_UP_REPORT;
        return name.isEmpty() ? what.label() : itself ? name : "%s（%s）".formatted(what.label(), name);
    }

    private static String to(Recipient recipient, ReportStage stage) {
        return recipient.label() + "への" + (stage == ReportStage.NOTICE ? "通知" : stage.label());
    }

    /** Its first line, as far as a heading has room. */
    private static String inShort(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        return line.codePointCount(0, line.length()) <= SHORT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, SHORT)) + "…";
    }
}
