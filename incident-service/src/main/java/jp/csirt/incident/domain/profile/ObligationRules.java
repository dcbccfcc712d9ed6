package jp.csirt.incident.domain.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import jp.csirt.incident.domain.assessment.DutySource;
import jp.csirt.incident.domain.externalreport.Recipient;
import org.jspecify.annotations.Nullable;

/**
 * 報告義務の定め: what is asked of the body.
 *
 * @param ordinanceSensitive whether an ordinance defines 条例要配慮個人情報
 * @param ppcAppi whether the Commission is told by 個人情報保護法
 * @param ppcMyNumber whether it is told by 番号法
 * @param soumu whether 総務省 is told
 * @param prefecture whether 都道府県 is told
 * @param assemblyOrdinance whether an assembly's ordinance asks to tell the persons concerned
 * @param micViaPrefecture what is submitted to 都道府県 is passed on to 総務省; not so where nothing is said
 */
public record ObligationRules(
        boolean ordinanceSensitive,
        boolean ppcAppi,
        boolean ppcMyNumber,
        boolean soumu,
        boolean prefecture,
        boolean assemblyOrdinance,
        @Nullable Boolean micViaPrefecture) {

    /** Whether a report to that recipient reaches 総務省 too. */
    public boolean reachesMinistry(Recipient recipient) {
        return recipient == Recipient.PREFECTURE && Boolean.TRUE.equals(micViaPrefecture);
    }

    List<DutySource> off() {
        Map<DutySource, Boolean> asked = Map.of(
                DutySource.APPI, ppcAppi,
                DutySource.MY_NUMBER, ppcMyNumber,
                DutySource.MIC, soumu,
                DutySource.PREFECTURE, prefecture,
                DutySource.ASSEMBLY_ORDINANCE, assemblyOrdinance);
        return Arrays.stream(DutySource.values())
                .filter(source -> Boolean.FALSE.equals(asked.get(source)))
                .toList();
    }
}
