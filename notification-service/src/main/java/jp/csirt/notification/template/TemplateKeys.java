package jp.csirt.notification.template;

import java.util.List;
import java.util.Set;
import jp.csirt.notification.domain.Message.Kind;
import jp.csirt.notification.template.MessageTemplate.Place;

/** 差込項目: which places each kind of message can fill, and which must not be missing. */
public record TemplateKeys(Set<String> known, Set<String> needed) {

    private static final String DRILL = "訓練";
    private static final String LIST = "一覧";
    private static final String COUNT = "件数";
    private static final String DAY = "日付";
    private static final String OPEN = "未確認件数";

    /** Those of a kind. */
    public static TemplateKeys of(Kind kind) {
        return switch (kind) {
            case SINGLE ->
                new TemplateKeys(
                        Set.of(DRILL, "番号", "レベル", "用件", "種類", "期限", "根拠", "未確認", "確認期限", "確認リンク", "事案リンク"),
                        Set.of("番号", "レベル", "用件", "期限", "未確認", "確認リンク", "事案リンク"));
            case STORM -> new TemplateKeys(Set.of(DRILL, COUNT, LIST), Set.of(LIST));
            case DIGEST -> new TemplateKeys(Set.of("職", DAY, COUNT, LIST), Set.of(LIST));
            case WEEKLY -> new TemplateKeys(Set.of("期間", COUNT, "確認件数", OPEN, "不達件数", "連絡先", LIST), Set.of(LIST));
            case TEST -> new TemplateKeys(Set.of(DAY), Set.of());
            case ALARM -> new TemplateKeys(Set.of("状態", "時間"), Set.of("状態"));
            case LIFE -> new TemplateKeys(Set.of(DAY, "位置", OPEN, "不達件数", "連絡先"), Set.of("位置"));
        };
    }

    /** Places of a template that nothing fills. */
    public List<Place> unknown(MessageTemplate template) {
        return template.places().stream()
                .filter(place -> !known.contains(place.key()))
                .toList();
    }

    /** What a template leaves out although it must be told. */
    public List<String> missing(MessageTemplate template) {
        Set<String> used =
                Set.copyOf(template.places().stream().map(Place::key).distinct().toList());
        return needed.stream().filter(key -> !used.contains(key)).sorted().toList();
    }
}
