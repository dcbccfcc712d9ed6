package jp.csirt.incident.domain.watch;

import jp.csirt.incident.domain.shared.Labelled;

/** 連絡の結果. */
public enum ReceiptState implements Labelled {
    DELIVERED("届いた"),
    FAILED("届かなかった"),
    CONFIRMED("確認された");

    private final String label;

    ReceiptState(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
