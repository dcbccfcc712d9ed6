package jp.csirt.incident.domain.assessment;

/** 根拠の言葉: the Japanese words of a ground's code. */
public final class BasisLabel {

    private BasisLabel() {}

    /** For example 個人情報（本人の数が100人を超える）. */
    public static String of(String code) {
        String name = code.substring(code.indexOf('.') + 1);
        return switch (code.substring(0, code.indexOf('.'))) {
            case "APPI" -> "個人情報（%s）".formatted(AppiCategory.valueOf(name).label());
            case "ASSEMBLY" ->
                "議会の個人情報（%s）".formatted(AppiCategory.valueOf(name).label());
            case "MYNUMBER" ->
                "特定個人情報（%s）".formatted(MyNumberCategory.valueOf(name).label());
            case "FURTHER" -> FurtherGround.valueOf(name).label();
            default -> Basis.Course.of(code).label();
        };
    }
}
