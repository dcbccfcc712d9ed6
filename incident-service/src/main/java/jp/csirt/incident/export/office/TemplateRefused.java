package jp.csirt.incident.export.office;

/** 雛形の拒否: the file is not one that forms can safely be made from. */
public final class TemplateRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Why why;

    TemplateRefused(Why why, String message) {
        super(message);
        this.why = why;
    }

    /** The reason; the message says it in words. */
    public Why why() {
        return why;
    }

    /** Why a file is refused. */
    public enum Why {
        /** マクロ or anything else in it that runs. */
        MACRO,
        /** 暗号化, with a password or with rights. */
        ENCRYPTED,
        /** 圧縮爆弾: far larger than it looks. */
        ZIP_BOMB,
        /** 外部参照: it would fetch something when it is opened. */
        EXTERNAL_LINK,
        /** Not a Word or Excel file of the kind asked for, or a damaged one. */
        NOT_OFFICE,
        /** Over the size limit. */
        TOO_LARGE
    }
}
