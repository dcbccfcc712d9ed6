package jp.csirt.incident.export.render;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import jp.csirt.incident.export.render.Paper.Column;
import jp.csirt.incident.export.render.Paper.Entry;
import jp.csirt.incident.export.render.Paper.Field;
import jp.csirt.incident.export.render.Paper.Group;
import jp.csirt.incident.export.render.Paper.Seal;
import jp.csirt.incident.export.render.Paper.Table;

/** Papers to render in tests. */
final class Papers {
    static final Instant CREATED_AT = Instant.parse("2026-02-20T03:05:00Z");
    static final String INTEGRITY = "イベント連番 1284　SHA-256 3f9a0c771be2d845";
    static final List<Column> CHRONOLOGY =
            List.of(new Column("日時", 29, true), new Column("内容", 51, false), new Column("実施者", 20, false));

    private Papers() {}

    static Paper of(boolean drill, Entry... entries) {
        return new Paper(
                "occurrence",
                "インシデント等発生状況報告書",
                "第一報",
                "SHIME-2026-0001",
                "志免町 町長部局",
                CREATED_AT,
                "令和8年2月20日 12時05分",
                drill,
                false,
                "自治体機密性3B",
                INTEGRITY,
                List.of(new Field("H06", "宛先", "CISO、総務省")),
                List.of(new Seal("CISO", ""), new Seal("CSIRT責任者", "福祉課長（代行）\n令和8年2月20日")),
                List.of(new Group("A3", "事案の概要", List.of(entries))));
    }

    static Paper brief() {
        return of(
                false,
                new Field("A301", "件名", "業務端末の感染の疑い"),
                new Field("A508", "本人の数", ""),
                new Table("A305", "事実経過", CHRONOLOGY, List.of(List.of("令和8年2月20日 9時05分", "受付", "窓口担当"))),
                new Table("A403", "機器等", CHRONOLOGY, List.of()));
    }

    static Paper chronologyOf(int acts) {
        var rows = IntStream.rangeClosed(1, acts)
                .mapToObj(act -> List.of("令和8年12月20日 21時05分", "〈行" + act + "〉通信先を遮断した。".repeat(1 + act % 3), "税務課 職員"))
                .toList();
        return of(true, new Table("A305", "事実経過", CHRONOLOGY, rows));
    }

    /** A form of one page with {@code texts} of the given content and a chronology. */
    static Paper onePage(String text, int texts, int acts) {
        var paper = chronologyOf(acts);
        var fields = IntStream.rangeClosed(1, texts)
                .mapToObj(at -> (Entry) new Field("A" + at, "項目" + at, text))
                .toList();
        return new Paper(
                "first",
                "第一報",
                "第一報",
                paper.number(),
                paper.organisation(),
                CREATED_AT,
                "令和8年2月20日 12時05分",
                false,
                true,
                paper.classification(),
                INTEGRITY,
                paper.particulars(),
                paper.seals(),
                List.of(new Group("1", "概要", fields), paper.groups().getFirst()));
    }

    /** Characters and texts that people do send, by mistake or on purpose. */
    static Paper hostile() {
        var unprintable =
                "𠮷野家 😀👨‍👩‍👧 葛\uDB40\uDD00城 \u202Eexe.gpj\u202C \u2066x\u2069 \u0007 \uFFFF \uD800 \uE000 עברית ☑";
        var markup = "<script>alert(1)</script><img src=\"file:///etc/passwd\"/> &amp; ]]> ${7*7} [[${paper}]]";
        return new Paper(
                "occurrence",
                "題".repeat(200),
                "作成中\"; } </style>",
                "SHIME-2026-0001",
                markup,
                CREATED_AT,
                "令和8年2月20日 12時05分",
                true,
                false,
                "=cmd()|' /C calc'!A0",
                "\\\"; } @import url(http://192.0.2.1/x.css); </style><script>",
                List.of(new Field("H06", markup, "url(http://192.0.2.1/a)")),
                List.of(new Seal(markup, unprintable)),
                List.of(new Group(
                        "<g>",
                        markup.repeat(3),
                        List.of(
                                new Field("A1", unprintable, markup),
                                new Field("A2", "長い語", "A".repeat(3000) + "ー".repeat(300)),
                                new Table("A3", markup, CHRONOLOGY, List.of(List.of(markup, unprintable, "")))))));
    }
}
