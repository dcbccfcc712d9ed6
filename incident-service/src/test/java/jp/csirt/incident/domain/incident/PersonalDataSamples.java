package jp.csirt.incident.domain.incident;

import java.util.List;
import java.util.Random;
import jp.csirt.incident.domain.report.LeakCertainty;
import jp.csirt.incident.domain.report.LeakSign;
import jp.csirt.incident.domain.report.LeakType;
import jp.csirt.incident.domain.report.PersonalData;
import jp.csirt.incident.domain.report.SubjectKind;
import jp.csirt.incident.domain.report.SubjectsCertainty;
import jp.csirt.incident.domain.shared.TriState;

/** 個人情報に関する事実 at random. */
final class PersonalDataSamples {

    private PersonalDataSamples() {}

    static PersonalData any(Random random) {
        return new PersonalData(
                one(random, TriState.values()),
                one(random, TriState.values()),
                List.of(one(random, SubjectKind.values())),
                List.of(),
                one(random, TriState.values()),
                one(random, TriState.values()),
                one(random, TriState.values()),
                one(random, TriState.values()),
                random.nextInt(3) * 100,
                random.nextInt(3) * 100,
                one(random, SubjectsCertainty.values()),
                one(random, TriState.values()),
                one(random, TriState.values()),
                List.of(one(random, LeakType.values())),
                LeakCertainty.SUSPECTED,
                random.nextBoolean() ? List.of() : List.of(one(random, LeakSign.values())));
    }

    @SafeVarargs
    private static <T> T one(Random random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
