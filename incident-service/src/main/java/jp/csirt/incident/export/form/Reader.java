package jp.csirt.incident.export.form;

import java.util.List;
import jp.csirt.incident.domain.incident.Tlp;
import jp.csirt.incident.domain.shared.Source;
import org.jspecify.annotations.Nullable;

/** 読み手: who gets a form, and so what its head may tell. Source: requirements E.0, E.3, G.5. */
@Source(document = "requirements", clause = "E.0")
enum Reader {
    /** 庁内: the whole head with 決裁欄, class of the document and its retention. */
    HOUSE(Tlp.TLP_AMBER_STRICT, "H01", "H02", "H03", "H04", "H05", "H06", "H07", "H08", "H09", "H10", "H11"),
    /** 総務省・都道府県: no approvals and no class of the house, but how far they may pass it on. */
    MINISTRY(Tlp.TLP_AMBER, "H01", "H02", "H03", "H04", "H05", "H06", "H07", "H09", "H11"),
    /** 個人情報保護委員会 and whoever gets the common form: the same, for fewer eyes. */
    AUTHORITY(Tlp.TLP_AMBER_STRICT, "H01", "H02", "H03", "H04", "H05", "H06", "H07", "H09", "H11"),
    /** 本人・住民: nothing of how the house files and handles the case. */
    PUBLIC(null, "H01", "H03", "H04", "H05", "H11");

    private static final List<String> PARTICULARS = List.of("H06", "H07", "H10");

    private final @Nullable Tlp tlp;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of texts
    private final List<String> head;

    Reader(@Nullable Tlp tlp, String... head) {
        this.tlp = tlp;
        this.head = List.of(head);
    }

    /** How far the paper may be passed on; none for one that anybody may have. */
    @Nullable
    Tlp tlp() {
        return tlp;
    }

    /** Whether the head has that field. */
    boolean sees(String fieldId) {
        return head.contains(fieldId);
    }

    /** Those of the head that stand in it as lines of their own. */
    List<String> particulars() {
        return PARTICULARS.stream().filter(this::sees).toList();
    }
}
