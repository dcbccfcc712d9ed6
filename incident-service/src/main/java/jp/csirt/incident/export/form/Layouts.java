package jp.csirt.incident.export.form;

import jp.csirt.incident.domain.shared.Source;

/** 抜粋の様式の項目: which fields each of them has. */
@Source(document = "requirements", clause = "C.1, C.2, C.4, E.3")
final class Layouts {

    /** 総務省・県 第一報, one page. */
    static final Layout FIRST = Layout.of("""
            頭書
            発生・発見 A201 A202 A203
            事案の概要 A301 A302 A304 A306 A305
            対象 A401 A402 A403 A406
            個人情報 A501 A502 A508
            被害・影響 A602 A603 A604 A605 A606 A803
            対応 B202 B203 F01 B703 B901
            連絡先・今後の予定 F02 F03
            """);

    /** 個人情報保護委員会 ①–⑨. */
    static final Layout PPC = Layout.of("""
            頭書 P01 P02 P03
            概要 A201 A202 A203 A204 A302 A501 A1001 A1002 A406 A304 A305
            漏えい等が発生し、又は発生したおそれがある個人情報の項目 A404 A504 A503 A502 A505
            本人の数 A508
            原因 A802 A801 A803 A806
            二次被害又はそのおそれの有無及びその内容 A605 A506
            本人への対応の実施状況 B801 B802
            公表の実施状況 B901 B902 B903
            再発防止のための措置 B1201 B1202
            その他参考となる事項 A509 A510 A511 B703 F03 P04
            """);

    /** 本人通知 ①②④⑤⑨. */
    static final Layout SUBJECT_NOTICE = Layout.of("""
            頭書 N01 N02
            概要 A201 A202 N08
            個人情報の項目 A503 A504
            原因 N03
            二次被害又はそのおそれの有無及びその内容 A605
            その他参考となる事項 N07 N04 N09
            """);

    /** ランサムウェア事案の共通様式. */
    static final Layout RANSOMWARE = Layout.of("""
            頭書
            発生・検知 A201 A202 A203 A205
            現在の状況 A306 A304
            影響範囲 A401 A402 A403 A501 A603 A604
            ランサムウェア R01 R02 R03 R04 R05
            初動対応 B202 B203 B501
            連絡先・共有の同意 F02 R06
            """);

    /** DDoS事案の共通様式. */
    static final Layout DDOS = Layout.of("""
            頭書
            発生・検知 A201 A202 A203 A205
            現在の状況 A306 A304
            影響範囲 A401 A402 A403 A603 A604
            攻撃 D01 D02 D03 D04 D05
            初動対応 B202 B203 B501
            連絡先 F02
            """);

    /** 公表文. */
    static final Layout DISCLOSURE = Layout.of("""
            頭書 N01
            概要 A302 N08
            経緯 G01
            対象となる情報・人数 A503 A504 A508
            原因 N03
            対応 N05
            二次被害 A605
            再発防止 N06
            問合せ先 N09
            """);

    private Layouts() {}
}
