package jp.csirt.notification.config;

import java.net.URI;
import java.util.regex.Pattern;

/** 外から見た場所: whether a link can lead anywhere but to the machine on which it is followed. No name is looked up for that. */
final class PublicUrl {

    private static final Pattern NOWHERE = Pattern.compile(
            "(.+\\.)?localhost|127(\\.\\d+){3}|0\\.0\\.0\\.0|\\[[0:]*:[01]?]", Pattern.CASE_INSENSITIVE);

    private PublicUrl() {}

    static boolean leadsNowhere(String url) {
        try {
            String host = URI.create(url).getHost();
            return host == null || NOWHERE.matcher(host).matches();
        } catch (IllegalArgumentException _) {
            return true;
        }
    }
}
