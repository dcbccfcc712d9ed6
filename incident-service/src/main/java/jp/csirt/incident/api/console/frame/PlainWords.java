package jp.csirt.incident.api.console.frame;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import jp.csirt.incident.api.problem.FieldError;

/** 画面の言葉: refusals of the API call members and acts as programs do; whoever fills in a form knows them by their labels. */
final class PlainWords {

    /** What the API names, and the key of the words that a page has for it. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("override.reason", "field.override"),
            Map.entry("checkedBy", "field.checkedBy"),
            Map.entry("instruction", "field.instruction"),
            Map.entry("kind", "field.kind"),
            Map.entry("method", "field.method"),
            Map.entry("note", "field.note"),
            Map.entry("reason", "field.reason"),
            Map.entry("until", "field.until"),
            Map.entry("notNeededReason", "field.notNeededReason"),
            Map.entry("eventId", "field.eventId"),
            Map.entry("occurredAt", "field.occurredAt"),
            Map.entry("waiver-proposal", "act.obligations.waiver-proposal"),
            Map.entry("erasure-proposal", "act.erasure-proposal"));

    /** What a page says otherwise. */
    private static final Map<String, String> PHRASES = phrases();

    private static final Pattern NAME = Pattern.compile(NAMES.keySet().stream()
            .sorted((one, other) -> other.length() - one.length())
            .map(Pattern::quote)
            .collect(joining("|", " ?(?<![A-Za-z0-9.@/_-])(", ")(?![A-Za-z0-9.@/_-]) ?")));

    private static final ResourceBundle LABELS = ResourceBundle.getBundle("console.messages", Locale.ROOT);

    private PlainWords() {}

    private static Map<String, String> phrases() {
        var phrases = new LinkedHashMap<String, String>();
        phrases.put("guards の各項目", "下に示す各項目");
        phrases.put("（reopening）", "");
        phrases.put(
                "見つかりません。識別子が正しいか、閲覧できる事案かを確かめてください。",
                "このページや事案は、ないか、あなたの職では見られません。番号を確かめるか、知らせてくれた人かCSIRTに、見る必要があることを伝えてください。");
        phrases.put("この操作を行う権限のある職に就いていないか、鍵の範囲に含まれていません。", "この操作は、あなたの職では行えません。行える職の人か、CSIRTに頼んでください。");
        phrases.put("errors を直してください。", "示した欄を直してください。");
        phrases.put("職のコード（例 SYS_MANAGER、SEC_MANAGER@tax）を送ってください。", "その職はありません。職を選び直してください。");
        phrases.put("true か false を送ってください。", "「はい」か「いいえ」を選んでください。");
        phrases.put("時差付きの日時（例 2026-04-01T09:05:00+09:00）を送ってください。", "日時を、年月日と時分まで入れてください。");
        phrases.put("日付（例 2026-04-01）を送ってください。", "日付を、年月日まで入れてください。");
        phrases.put(
                "識別子として読めません。選び直すか、回答で受け取った識別子（例 0198a3f0-8c33-7e44-af55-b16677889900）をそのまま送ってください。",
                "読めません。選び直してください。");
        phrases.put("添付はattachmentsを使ってください。", "長い内容は短くするか、添付ファイルにしてください。");
        phrases.put(
                "この Idempotency-Key は別の内容又は別の操作に使われています。新しい操作には新しい値を付けてください。",
                "この用紙は、別の内容ですでに送られています。何も記録していません。内容を確かめて、もう一度送ってください。");
        phrases.put("Idempotency-Key は1～255文字の図形文字（ASCII）で送ってください。", "この用紙は読めません。用紙を開き直してください。");
        return phrases;
    }

    /** A message of the API as a page says it. */
    static String of(String message) {
        String said = message;
        for (Map.Entry<String, String> phrase : PHRASES.entrySet()) {
            said = said.replace(phrase.getKey(), phrase.getValue());
        }
        return NAME.matcher(said).replaceAll(found -> "「" + label(found.group(1)) + "」");
    }

    /** The same for what is wrong with a field. */
    static FieldError of(FieldError error) {
        return new FieldError(error.pointer(), error.code(), of(error.message()));
    }

    private static String label(String name) {
        return LABELS.getString(NAMES.getOrDefault(name, name));
    }
}
