package jp.csirt.incident.api.download;

import java.util.Map;

/** 証拠一式の進み具合: told while it is being made, on whatever thread makes it; whoever listens is quick and never fails. */
@FunctionalInterface
public interface BundleProgress {

    /** What is being done, in this order. */
    enum Stage {
        /** 着手: nothing refuses it. */
        BEGUN,
        /** 書類: forms. */
        PAPERS,
        /** 記録: positions of the log. */
        RECORD,
        /** 添付と発行した書類: bytes. */
        FILES,
        /** 完成: the file is there. */
        MADE
    }

    /** So much of the stage is done. */
    void at(Stage stage, long done, long all);

    /** Has the making that is asked for with these attributes of a request tell how far it is. */
    static void listen(Map<String, Object> attributes, BundleProgress listener) {
        attributes.put(BundleProgress.class.getName(), listener);
    }

    /** Who listens, if anybody does. */
    static BundleProgress heardBy(Map<String, Object> attributes) {
        return attributes.get(BundleProgress.class.getName()) instanceof BundleProgress listener
                ? listener
                : (_, _, _) -> {};
    }
}
