package jp.csirt.incident.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.assessment.FurtherGround;
import jp.csirt.incident.domain.assessment.RuleSet;
import jp.csirt.incident.domain.profile.LocalPolicy.ZoneName;
import jp.csirt.incident.domain.profile.OrgType;
import jp.csirt.incident.domain.profile.PlanStrength;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.domain.profile.PolicyProfile.Organ;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.ReporterKind;
import jp.csirt.incident.domain.report.Threat;
import jp.csirt.incident.domain.report.Zone;
import jp.csirt.spec.Spec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("団体の定めのファイル")
class ProfileFileTest {

    private static final String SHIPPED = text("kainan-city");

    @TempDir
    private Path folder;

    private static String text(String id) {
        try (InputStream in = ProfileFileTest.class.getResourceAsStream("/profiles/" + id + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path own(String content) throws IOException {
        return Files.writeString(folder.resolve("own.yaml"), content);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"shime-town", "kainan-city", "ogori-city", "higashimatsuyama-city-assembly", "ichikawa-city"})
    @DisplayName("(f) 同梱の五つの定めは、名でもパスでも読める")
    void shipped_profiles_are_in_order(String id) throws IOException {
        PolicyProfile profile = ProfileFile.read(id);

        assertThat(profile.id()).isEqualTo(id);
        assertThat(ProfileFile.read(own(text(id)).toString())).isEqualTo(profile);
        assertThat(text(id)).doesNotContain("海南省");
    }

    @Test
    @DisplayName("(f) 五つの定めは、それぞれの方針のとおりに異なる")
    void shipped_profiles_differ_as_their_policies_do() {
        PolicyProfile kainan = ProfileFile.read("kainan-city");
        PolicyProfile ogori = ProfileFile.read("ogori-city");
        PolicyProfile assembly = ProfileFile.read("higashimatsuyama-city-assembly");
        PolicyProfile ichikawa = ProfileFile.read("ichikawa-city");

        assertThat(kainan.local().excludedNetworks()).extracting("name").containsExactly("教育系ネットワーク", "医療情報系ネットワーク");
        assertThat(kainan.word(Threat.T3_DISASTER)).contains("津波", "風水害");
        assertThat(kainan.word(Threat.T5_INFRA)).doesNotContain("水道");
        assertThat(ogori.organs()).hasSize(8).extracting(Organ::code).contains("mayor", "assembly", "property");
        assertThat(ogori.local().ruleSets()).hasSize(8);
        assertThat(ogori.local().planStrength()).isEqualTo(PlanStrength.ENDEAVOUR);
        assertThat(assembly.local().orgType()).isEqualTo(OrgType.ASSEMBLY);
        assertThat(assembly.obligationRules().ppcAppi()).isFalse();
        assertThat(assembly.local().terms().head()).isEqualTo("議長");
        assertThat(assembly.word(ReporterKind.COUNCILLOR)).isEqualTo("議員");
        assertThat(ichikawa.local().zones())
                .extracting(ZoneName::code)
                .contains(Zone.SCHOOL_ADMIN, Zone.SCHOOL_EXTERNAL, Zone.LEARNING);
        assertThat(ichikawa.word(Zone.LGWAN)).isEqualTo("LGWAN接続系（情報系）");
        assertThat(Stream.of(kainan, ogori, assembly, ichikawa))
                .allSatisfy(profile ->
                        assertThat(profile.local().toConfirm()).contains("/levelTable", "/slaTable", "/roleMap"));
        assertThat(ProfileFile.read("shime-town").local().toConfirm())
                .contains("/slaTable", "/roleMap/CSIRT_LEAD")
                .doesNotContain("/levelTable", "/roleMap", "/organs");
    }

    /** What is replaced in a shipped file, by what, the key named, and words of the fault. */
    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("displayName: 海南市\n", "", "/displayName", "displayName"),
                Arguments.of("displayName: 海南市", "displayName: \"\"", "/displayName", "1"),
                Arguments.of("displayName: 海南市", "displayName: 7", "/displayName", "string"),
                Arguments.of("displayName: 海南市", "colour: red\ndisplayName: 海南市", "/colour", "colour"),
                Arguments.of("code: KAINAN", "code: kainan", "/code", "KAINAN|正規表現|パターン"),
                Arguments.of("orgType: CITY", "orgType: VILLAGE", "/orgType", "TOWN"),
                Arguments.of("planStrength: DUTY", "planStrength: MAYBE", "/planStrength", "ENDEAVOUR"),
                Arguments.of("retention: P5Y", "retention: 5 years", "/retention", "P"),
                Arguments.of("dates: WAREKI", "dates: HEISEI", "/terms/dates", "SEIREKI"),
                Arguments.of("retention: P5Y", "retention: P101Y", "", "retention"),
                Arguments.of("ppcAppi: true", "ppcAppi: yes please", "/obligationRules/ppcAppi", "boolean"),
                Arguments.of("opens: \"08:30\"", "opens: \"25:30\"", "/businessHours/opens", "25|パターン|正規表現"),
                Arguments.of("opens: \"08:30\"", "opens: \"18:30\"", "/businessHours", "18:30"),
                Arguments.of("  - { criterion: 課等の業務に被害・影響 }\n", "", "/levelTable", "4"),
                Arguments.of("step: 1, levels", "step: 99, levels", "/slaTable/0/step", "27"),
                Arguments.of("step: 2, levels", "step: 1, levels", "", "step 1"),
                Arguments.of("[480, 60, 30, 15] } # 報告\n", "[480, 60, soon, 15] }\n", "/slaTable/0/levels/2", "none"),
                Arguments.of("[480, 60, 30, 15] } # 報告\n", "[480, 60, 30] }\n", "/slaTable/0/levels", "4"),
                Arguments.of("name: 税務課, organ: mayor", "name: 税務課, organ: nowhere", "/departments/1/organ", "nowhere"),
                Arguments.of("code: tax, name", "code: general-affairs, name", "/departments", "general-affairs"),
                Arguments.of("code: shimotsu", "code: mayor", "/organs", "mayor"),
                Arguments.of("ruleSet: ASSEMBLY", "ruleSet: NONE", "/organs/3/ruleSet", "ASSEMBLY"),
                Arguments.of("code: LGWAN, name", "code: INTERNET, name", "/zones", "INTERNET"),
                Arguments.of("zones: [OUT_OF_SCOPE]", "zones: [SEA]", "/excludedNetworks/1/zones/0", "MYNUMBER"),
                Arguments.of("対策基準, zones: []", "対策基準, zones: [LEARNING]", "/ruleSets/0/zones", "LEARNING"),
                Arguments.of("zones: [], organs: [] }", "zones: [], organs: [navy] }", "/ruleSets/0/organs", "navy"),
                Arguments.of(
                        "zones: [], organs: [] }",
                        "zones: [], organs: [], answering: navy }",
                        "/ruleSets/0/answering",
                        "navy"),
                Arguments.of("ground: COMMON_FORM", "ground: RESIDENT_NETWORK", "/recipients", "RESIDENT_NETWORK"),
                Arguments.of(
                        "when: { categories: [VENDOR], leak: true }",
                        "when: { organs: [navy] }",
                        "/recipients/2/when/organs",
                        "navy"),
                Arguments.of("recipient: NCO", "recipient: PPC", "/recipients/1/recipient", "NCO"),
                Arguments.of("  CISO: {", "  BOSS: {", "/roleMap", "BOSS"),
                Arguments.of(
                        "  SYS_MANAGER: { title: 情報システム担当の所属長, deputies: [OVERALL_MANAGER] }\n",
                        "",
                        "/roleMap/SYS_MANAGER",
                        "情報システム管理者"),
                Arguments.of(
                        "title: 総務部長, deputies: []",
                        "title: 総務部長, deputies: [CSIRT_INTAKE]",
                        "/roleMap/CSIRT_INTAKE/deputies",
                        "戻って"),
                Arguments.of("title: 総務部長, deputies: []", "title: 総務部長, deputies: [KING]", "/roleMap", "CISO"),
                Arguments.of("  - /slaTable\n", "  - /noSuchKey\n", "/toConfirm", "/noSuchKey"),
                Arguments.of("  - /slaTable\n", "  - slaTable\n", "/toConfirm", "slaTable|パターン|正規表現"));
    }

    @ParameterizedTest(name = "{2}: {1}")
    @MethodSource("faults")
    @DisplayName("誤りは、ファイル、項目、内容、すべきことを一行で示す")
    void a_fault_is_named_in_one_line(String good, String bad, String key, String words) throws IOException {
        assertThat(SHIPPED).contains(good);
        Path file = own(SHIPPED.replaceFirst(Pattern.quote(good), bad));

        assertThatThrownBy(() -> ProfileFile.read(file.toString()))
                .isInstanceOf(UnusableProfileException.class)
                .message()
                .hasLineCount(1)
                .contains("own.yaml", key.isEmpty() ? "全体" : key)
                .containsPattern(words)
                .endsWith("直してから、もう一度起動してください。");
    }

    /** Files that are no profile at all. */
    static Stream<Arguments> noProfiles() {
        return Stream.of(
                Arguments.of("", "「項目: 値」"),
                Arguments.of("- 一覧\n", "「項目: 値」"),
                Arguments.of("ただの文", "「項目: 値」"),
                Arguments.of("id: [", "YAMLとして"),
                Arguments.of("id: x\nid: y\n", "YAMLとして"),
                Arguments.of("id: x\n---\nid: y\n", "YAMLとして"),
                Arguments.of("id: !!java.util.Date 1\n", "YAMLとして"),
                Arguments.of("id: &a [*a]\n", "YAMLとして"),
                Arguments.of("? [1, 2]\n: x\n", ""),
                Arguments.of("id: \u0007\n", "YAMLとして"));
    }

    @ParameterizedTest
    @MethodSource("noProfiles")
    @DisplayName("定めの形でないファイルも、一行で断る")
    void a_file_of_another_kind_is_refused_in_one_line(String content, String words) throws IOException {
        Path file = own(content);

        assertThatThrownBy(() -> ProfileFile.read(file.toString()))
                .isInstanceOf(UnusableProfileException.class)
                .message()
                .hasLineCount(1)
                .contains("own.yaml", words);
    }

    @Test
    @DisplayName("UTF-8でないファイル、フォルダ、ない名も断る")
    void unreadable_things_are_refused() throws IOException {
        Path file = Files.write(folder.resolve("own.yaml"), "id: 志免".getBytes(Charset.forName("EUC-JP")));

        for (String name : List.of(file.toString(), folder.toString(), "no-such-town", "../shime-town", "", "a\0b")) {
            assertThatThrownBy(() -> ProfileFile.read(name))
                    .as(name)
                    .isInstanceOf(UnusableProfileException.class)
                    .message()
                    .hasLineCount(1);
        }
    }

    @Test
    @DisplayName("スキーマの符号は、コードの符号と同じである")
    void the_schema_knows_the_codes_of_the_code() {
        JsonNode schema = JsonMapper.shared().readTree(Spec.POLICY_PROFILE.bytes());

        assertThat(codes(schema, "/$defs/zone/enum")).isEqualTo(names(Zone.values()));
        assertThat(codes(schema, "/$defs/law/enum")).isEqualTo(names(RuleSet.values()));
        assertThat(codes(schema, "/properties/roleMap/propertyNames/enum")).isEqualTo(names(Role.values()));
        assertThat(codes(schema, "/properties/orgType/enum")).isEqualTo(names(OrgType.values()));
        assertThat(codes(schema, "/properties/planStrength/enum")).isEqualTo(names(PlanStrength.values()));
        assertThat(codes(schema, "/properties/threats/items/properties/code/enum"))
                .isEqualTo(names(Threat.values()));
        assertThat(codes(schema, "/properties/boundPersons/items/properties/kind/enum"))
                .isEqualTo(names(ReporterKind.values()));
        assertThat(codes(schema, "/properties/recipients/items/properties/when/properties/categories/items/enum"))
                .isEqualTo(names(Category.values()));
        assertThat(codes(schema, "/properties/recipients/items/properties/ground/enum"))
                .isEqualTo(Arrays.stream(FurtherGround.values())
                        .filter(ground -> ground != FurtherGround.EXCLUDED_NETWORK)
                        .map(Enum::name)
                        .toList());
    }

    private static List<String> codes(JsonNode schema, String pointer) {
        return schema.at(pointer).valueStream().map(JsonNode::asString).toList();
    }

    private static List<String> names(Enum<?>... values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }
}
