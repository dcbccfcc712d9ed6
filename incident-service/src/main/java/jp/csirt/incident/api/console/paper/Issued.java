package jp.csirt.incident.api.console.paper;

import java.util.List;
import java.util.Locale;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.read.issue.IssueItem;

/** 発行した一報 as it is listed. */
record Issued(int n, String label, boolean last, String at, String by, long dataVersion, List<File> files) {

    static Issued of(IssueItem item, String base, Times times) {
        return new Issued(
                item.n(),
                item.label(),
                item.last(),
                times.at(item.issuedAt()),
                item.issuedBy(),
                item.dataVersion(),
                item.files().stream()
                        .map(file -> File.of(file, base + "/" + item.n()))
                        .toList());
    }

    /** 発行したファイル. */
    record File(String name, String size, String sha256, String path) {

        static File of(IssueItem.File file, String base) {
            return new File(
                    file.format().toUpperCase(Locale.ROOT),
                    "%,d".formatted(file.bytes()),
                    file.sha256(),
                    base + "?format=" + file.format());
        }
    }
}
