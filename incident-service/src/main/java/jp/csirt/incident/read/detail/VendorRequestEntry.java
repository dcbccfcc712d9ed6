package jp.csirt.incident.read.detail;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import jp.csirt.incident.domain.incident.VendorAnswer;
import jp.csirt.incident.domain.shared.Labelled;
import jp.csirt.incident.read.record.Stamp;
import org.jspecify.annotations.Nullable;

/** 委託事業者への対処要求, with what was answered. */
public record VendorRequestEntry(
        int n,
        String vendor,
        String request,
        boolean suspend,
        @Nullable Instant dueAt,
        State state,
        @JsonUnwrapped Stamp stamp,
        List<AnswerEntry> answers) {

    /** 委託事業者の措置の報告. */
    public record AnswerEntry(
            VendorAnswer state, String what, @JsonUnwrapped Stamp stamp) {}

    /** 対処要求の状態. Source: requirements A.1. */
    public enum State implements Labelled {
        REQUESTED("要求済"),
        SUSPENDED("一時中断"),
        RESUMED("再開"),
        DONE("対処済");

        private final String label;

        State(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }

        static State of(VendorAnswer answer) {
            return switch (answer) {
                case SUSPENDED -> SUSPENDED;
                case RESUMED -> RESUMED;
                case DONE -> DONE;
            };
        }
    }
}
