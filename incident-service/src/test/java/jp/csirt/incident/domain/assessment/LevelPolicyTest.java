package jp.csirt.incident.domain.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("被害レベルの下限")
class LevelPolicyTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "involved=YES kinds=RESIDENT | RESIDENT_DATA",
                "involved=YES kinds=EMPLOYEE,STUDENT | RESIDENT_DATA",
                "involved=YES kinds=BUSINESS | RESIDENT_DATA",
                "involved=YES kinds=PATIENT | RESIDENT_DATA",
                "involved=YES kinds=RESIDENT sensitive=YES serviceStopped=true | RESIDENT_DATA",
                "involved=YES kinds=EMPLOYEE sensitive=YES | REPORTABLE_LEAK",
                "involved=YES kinds=EMPLOYEE property=YES | REPORTABLE_LEAK",
                "involved=YES kinds=EMPLOYEE wrongful=YES | REPORTABLE_LEAK",
                "involved=YES kinds=EMPLOYEE subjects=101 | REPORTABLE_LEAK",
                "involved=YES kinds=EMPLOYEE ordinance=YES | REPORTABLE_LEAK",
                "involved=YES kinds=EMPLOYEE myNumber=YES | MY_NUMBER",
                "involved=YES kinds=EMPLOYEE myNumber=UNKNOWN | MY_NUMBER",
                "serviceStopped=true departments=tax,welfare | RESIDENT_SERVICE",
                "departments=tax,welfare | SEVERAL_DEPARTMENTS",
                "zones=INTERNET,LGWAN | CORE_NETWORK",
                "zones=MYNUMBER category=RANSOMWARE | CORE_NETWORK",
                "category=RANSOMWARE | RANSOMWARE",
            })
    @DisplayName("D.1 事実がレベルを決める")
    void facts_raise_the_level(String facts, LevelRule rule) {
        assertThat(LevelPolicy.foremost(FactsOf.of(facts))).contains(rule);
        assertThat(LevelPolicy.floor(FactsOf.of(facts))).isEqualTo(rule.level());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "category=MALWARE zones=INTERNET",
        "involved=YES kinds=EMPLOYEE",
        "involved=YES kinds=OTHER",
        "involved=NO kinds=RESIDENT sensitive=YES myNumber=YES",
        "involved=UNKNOWN kinds=RESIDENT sensitive=YES myNumber=YES",
        "involved=YES kinds=RESIDENT encrypted=YES",
        "involved=YES kinds=RESIDENT recovered=YES",
        "involved=YES sensitive=UNKNOWN",
        "serviceStopped=false departments=tax",
    })
    @DisplayName("D.1 事実がなければ下限はない")
    void without_such_facts_there_is_no_floor(String facts) {
        assertThat(LevelPolicy.foremost(FactsOf.of(facts))).isEmpty();
        assertThat(LevelPolicy.floor(FactsOf.of(facts))).isZero();
    }

    @Test
    @DisplayName("D.1 同じ課は一度だけ数える")
    void a_department_named_twice_is_one() {
        assertThat(LevelPolicy.floor(FactsOf.of("departments=tax,tax"))).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "RESIDENT_DATA,3",
        "REPORTABLE_LEAK,3",
        "MY_NUMBER,3",
        "RESIDENT_SERVICE,3",
        "SEVERAL_DEPARTMENTS,2",
        "CORE_NETWORK,2",
        "RANSOMWARE,2"
    })
    @DisplayName("D.1 規則ごとのレベルは定めのとおりである")
    void every_rule_has_its_level(LevelRule rule, int level) {
        assertThat(rule.level()).isEqualTo(level);
        assertThat(rule.label()).isNotBlank();
    }
}
