package jp.csirt.incident.config;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;
import jp.csirt.incident.domain.profile.ProfileCheck.Fault;

/** 団体の定めが使えない: the message is one line that names file, key and fault, and says what to do. */
final class UnusableProfileException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Names the first fault, and how many more there are. */
    UnusableProfileException(String file, List<Fault> faults) {
        super("団体の定め（csirt.profile）%s の %s: %s%s。直してから、もう一度起動してください。"
                .formatted(
                        file,
                        faults.getFirst().pointer().isEmpty()
                                ? "全体"
                                : faults.getFirst().pointer(),
                        oneLine(faults.getFirst().message()),
                        faults.size() > 1 ? "（ほかに%d件）".formatted(faults.size() - 1) : ""));
    }

    private static String oneLine(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining(" "));
    }
}
