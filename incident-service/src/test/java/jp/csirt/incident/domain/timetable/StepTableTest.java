package jp.csirt.incident.domain.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Level 3, around the clock. All times are minutes since the filing; the awareness lies ten minutes before it. */
@DisplayName("段階の始まりと終わり")
class StepTableTest {

    /** A hundred days later, when everything that is still open is overdue. */
    private static final int LATER = 144_000;

    @ParameterizedTest(name = "段階{0} {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
             1 | received+1                                        | -10 5 DONE 0
             2 | toldCiso+1                                        | 0 15 OVERDUE -
             2 | received+14                                       | 0 15 DONE 14
             2 | received+16                                       | 0 15 DONE 16 late 1
             3 | received+1                                        | 0 15 OVERDUE -
             3 | toldOverallManager+14                             | 0 15 DONE 14
             3 | toldOverallManager+40 toldOverallManager+50       | 0 15 DONE 40 late 25
             4 | toldOverallManager+1 toldCisoAssessment+2         | 0 30 OVERDUE -
             4 | toldCiso+20                                       | 0 30 DONE 20
             4 | cisoNotNeeded+20                                  | 0 30 NOT_NEEDED -
             4 | cisoNotNeeded+50                                  | 0 30 NOT_NEEDED - late 20
             5 | toldCiso+1                                        |
             5 | received+10                                       | 10 130 OVERDUE -
             5 | received+10 assessed+100                          | 10 130 DONE 100
             5 | received+10 rejected+140                          | 10 130 DONE 140 late 10
             5 | assessed+5 received+10                            | 10 130 DONE 5
             6 | received+10                                       |
             6 | assessed+100                                      | 100 130 OVERDUE -
             6 | assessed+100 assessed+110 toldCisoAssessment+120  | 100 130 DONE 120
             6 | toldCisoAssessment+90 assessed+100                | 100 130 DONE 90
             6 | assessed+100 rejected+110                         | 100 130 NOT_NEEDED -
             6 | assessed+100 duplicate+160                        | 100 130 NOT_NEEDED - late 30
             6 | assessed+100 rejected+110 assessed+200            | 200 230 OVERDUE -
             6 | rejected+100                                      |
             7 | received+10                                       | 10 40 OVERDUE -
             7 | received+10 instructed+39                         | 10 40 DONE 39
             7 | received+10 instructed+50 instructed+60           | 10 40 DONE 50 late 10
             7 | instructed+5 received+10                          | 10 40 DONE 5
             7 | received+10 executedAtOnce+20                     | 10 40 NOT_NEEDED -
             7 | received+10 containmentNotNeeded+20 assessed+30   | 10 40 NOT_NEEDED -
             7 | received+10 rejected+20                           | 10 40 NOT_NEEDED -
             7 | received+10 rejected+20 assessed+30               | 30 60 OVERDUE -
             8 | received+10                                       |
             8 | instructed+20                                     | 20 260 OVERDUE -
             8 | instructed+20 executed+200                        | 20 260 DONE 200
             8 | instructed+20 executed+300                        | 20 260 DONE 300 late 40
             8 | instructed+20 rejected+30                         | 20 260 NOT_NEEDED -
             8 | instructed+20 rejected+30 assessed+40             | 40 280 OVERDUE -
             9 | assessed+100                                      | 100 340 OVERDUE -
             9 | assessed+100 considered+339                       | 100 340 DONE 339
             9 | assessed+100 considered+341                       | 100 340 DONE 341 late 1
             9 | assessed+100 rejected+110                         | 100 340 NOT_NEEDED -
            10 | considered+100                                    | 100 820 OVERDUE -
            10 | considered+100 answered+800                       | 100 820 DONE 800
            10 | considered+100 answered+900                       | 100 820 DONE 900 late 80
            10 | considered+100 rejected+200                       | 100 820 NOT_NEEDED -
            11 | assessed+100                                      | 100 160 OVERDUE -
            11 | assessed+100 firstSubmitted+159                   | 100 160 DONE 159
            11 | assessed+100 firstSubmitted+170                   | 100 160 DONE 170 late 10
            11 | assessed+100 firstWaived+130                      | 100 160 NOT_NEEDED -
            11 | assessed+100 rejected+130                         | 100 160 NOT_NEEDED -
            12 | assessed+100                                      |
            12 | assessed+100 firstSubmitted+110                   | 110 1550 OVERDUE -
            12 | assessed+100 firstSubmitted+110 followUpDetermined+110 followUpSubmitted+1000 | 110 1550 DONE 1000, 1000 2440 OVERDUE -
            12 | assessed+100 firstSubmitted+110 followUpDetermined+110 followUpSubmitted+1600 lastDetermined+1600 lastSubmitted+2000 | 110 1550 DONE 1600 late 50, 1600 3040 DONE 2000
            12 | assessed+100 firstSubmitted+110 followUpDetermined+110 followUpWaived+200 | 110 1550 NOT_NEEDED -
            12 | assessed+100 firstSubmitted+110 rejected+200      | 110 1550 NOT_NEEDED -
            13 | police+30                                         |
            13 | crime+20                                          | 10 130 OVERDUE -
            13 | crime+20 police+129                               | 10 130 DONE 129
            13 | crime+20 police+200                               | 10 130 DONE 200 late 70
            13 | police+10 crime+20                                | 10 130 DONE 10
            13 | crime+20 noCrime+50                               | 10 130 NOT_NEEDED -
            13 | crime+20 policeWaived+50                          | 10 130 NOT_NEEDED -
            13 | crime+20 rejected+50                              | 10 130 OVERDUE -
            14 | received+10                                       |
            14 | maybePersonalData+20                              | 20 500 OVERDUE -
            14 | maybePersonalData+20 noPersonalData+30            | 20 500 DONE 30
            14 | maybePersonalData+20 leak+600                     | 20 500 DONE 600 late 100
            14 | maybePersonalData+20 maybeLeak+30                 | 20 500 OVERDUE -
            14 | maybeLeak+20 leak+50                              | 20 500 DONE 50
            14 | leak+20                                           | 20 500 DONE 20
            14 | maybePersonalData+20 rejected+30                  | 20 500 NOT_NEEDED -
            15 | received+10                                       |
            15 | leak+20                                           | 10 7200 OVERDUE -
            15 | leak+20 preliminarySubmitted+7000                 | 10 7200 DONE 7000
            15 | leak+20 preliminarySubmitted+7260                 | 10 7200 DONE 7260 late 60
            15 | leak+20 noLeak+30                                 | 10 7200 NOT_NEEDED -
            15 | leak+20 rejected+30                               | 10 7200 OVERDUE -
            16 | leak+20                                           | 10 43200 OVERDUE -
            16 | leak+20 finalSubmitted+43199                      | 10 43200 DONE 43199
            16 | leak+20 finalSubmitted+43210                      | 10 43200 DONE 43210 late 10
            16 | leak+20 noLeak+30                                 | 10 43200 NOT_NEEDED -
            16 | leakBeyondCalendar+20                             | 10 - OPEN -
            17 | leak+20                                           | 10 4330 OVERDUE -
            17 | leak+20 subjectsDecided+4329                      | 10 4330 DONE 4329
            17 | leak+20 subjectsDecided+5000                      | 10 4330 DONE 5000 late 670
            17 | leak+20 noLeak+30                                 | 10 4330 NOT_NEEDED -
            17 | leak+20 subjectsDeferred+1000                     | 10 4330 DONE 1000, 1000 5320 OVERDUE -
            17 | leak+20 subjectsDeferred+1000 crime+1010          | 10 4330 DONE 1000, 1000 5320 OVERDUE -
            17 | leak+20 subjectsDeferred+1000 noLeak+2000 leak+5000 | 10 4330 DONE 1000, 4990 9310 OVERDUE -
            17 | leak+20 subjectsDeferred+1000 subjectsDecided+5400 | 10 4330 DONE 1000, 1000 5320 DONE 5400 late 80
            18 | assessed+100                                      | 100 580 OVERDUE -
            18 | assessed+100 disclosureDeferred+300               | 100 580 DONE 300, 300 1300 OVERDUE -
            18 | assessed+100 disclosureDeferred+300 disclosureDecided+1400 | 100 580 DONE 300, 300 1300 DONE 1400 late 100
            18 | assessed+100 disclosureDecided+500                | 100 580 DONE 500
            18 | assessed+100 disclosureDecided+600                | 100 580 DONE 600 late 20
            18 | assessed+100 rejected+110                         | 100 580 NOT_NEEDED -
            19 | evidence+10                                       |
            19 | crime+20                                          | 20 260 OVERDUE -
            19 | assessedAsAttack+20                               |
            19 | crime+20 evidence+259                             | 20 260 DONE 259
            19 | crime+20 evidence+261                             | 20 260 DONE 261 late 1
            19 | crime+20 noCrime+30                               | 20 260 NOT_NEEDED -
            20 | assessed+100                                      |
            20 | assessedAsVendor+100                              | 100 160 OVERDUE -
            20 | assessedAsVendor+100 vendorAsked+150              | 100 160 DONE 150
            20 | assessedAsVendor+100 vendorAsked+170              | 100 160 DONE 170 late 10
            20 | assessedAsVendor+100 rejected+150                 | 100 160 NOT_NEEDED -
            21 | assessed+100                                      | 100 4420 OVERDUE -
            21 | assessed+100 hypothesis+4000                      | 100 4420 DONE 4000
            21 | assessed+100 causeFound+4500                      | 100 4420 DONE 4500 late 80
            21 | assessed+100 rejected+200                         | 100 4420 NOT_NEEDED -
            22 | assessed+100 hypothesis+200                       | 100 28900 OVERDUE -
            22 | assessed+100 causeUnknown+300                     | 100 28900 DONE 300
            22 | assessed+100 causeFound+28910                     | 100 28900 DONE 28910 late 10
            22 | assessed+100 rejected+200                         | 100 28900 NOT_NEEDED -
            23 | assessed+100 hypothesis+200                       |
            23 | causeFound+200                                    | 200 10280 OVERDUE -
            23 | causeFound+200 proposed+300                       | 200 10280 DONE 300
            23 | causeFound+200 proposed+10300                     | 200 10280 DONE 10300 late 20
            23 | causeFound+200 proposed+300 returned+400          | 200 10280 DONE 300, 400 10480 OVERDUE -
            23 | causeFound+200 rejected+300                       | 200 10280 NOT_NEEDED -
            24 | proposed+300                                      | 300 7500 OVERDUE -
            24 | proposed+300 returned+7499                        | 300 7500 DONE 7499
            24 | proposed+300 ordered+7600                         | 300 7500 DONE 7600 late 100
            24 | proposed+300 proposedAgain+400                    | 300 7500 NOT_NEEDED -, 400 7600 OVERDUE -
            24 | proposed+300 rejected+400                         | 300 7500 NOT_NEEDED -
            25 | proposed+300 ordered+400                          | 400 900 OVERDUE -
            25 | proposed+300 ordered+400 implemented+800          | 400 900 DONE 800
            25 | proposed+300 ordered+400 implemented+960          | 400 900 DONE 960 late 60
            25 | proposed+300 ordered+400 implemented+800 ineffective+850 | 400 900 DONE 800, 850 900 OVERDUE -
            25 | proposed+300 ordered+400 carriedOver+500          | 400 900 NOT_NEEDED -
            25 | proposed+300 ordered+400 carriedOver+500 implemented+600 ineffective+700 | 400 900 NOT_NEEDED -
            26 | rejected+100 approved+110                         |
            26 | rejected+100 approved+110 closureProposed+120     | 120 43320 OVERDUE -
            26 | rejected+100 approved+110 closureProposed+120 closed+200   | 120 43320 DONE 200
            26 | rejected+100 approved+110 closureProposed+120 closed+43400 | 120 43320 DONE 43400 late 80
            26 | rejected+100 approved+110 closureProposed+120 crime+130 leak+140 | 120 43320 NOT_NEEDED -
            27 | received+10 noted+20                              |
            """)
    @DisplayName("D.3 どの段階も、始まり、期限、済・不要・遅れが出来事から決まる")
    void each_step_begins_and_ends_with_the_events(int step, String acts, String expected) {
        List<StepRun> runs = Course.filed(3).with(acts).runs(step);

        assertThat(runs.stream().map(StepTableTest::told).collect(Collectors.joining(", ")))
                .isEqualTo(Objects.requireNonNullElse(expected, ""));
    }

    /** Begin, limit, state, when it was done, and by how many minutes it was late. */
    private static String told(StepRun run) {
        return "%s %s %s %s%s"
                .formatted(
                        Course.told(run.from()),
                        Course.told(run.dueAt()),
                        run.state(Course.minutes(LATER)),
                        Course.told(run.doneAt()),
                        run.lateBy()
                                .map(Duration::toMinutes)
                                .map(late -> " late " + late)
                                .orElse(""));
    }
}
