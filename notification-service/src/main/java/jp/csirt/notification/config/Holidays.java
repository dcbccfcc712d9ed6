package jp.csirt.notification.config;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jp.csirt.spec.Spec;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** 国民の祝日: those of the calendar by which incident-service counts its terms. */
final class Holidays {

    private Holidays() {}

    static Set<LocalDate> days() {
        Map<String, Map<String, String>> calendar = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(new String(Spec.HOLIDAYS.bytes(), StandardCharsets.UTF_8));
        return calendar.getOrDefault("holidays", Map.of()).keySet().stream()
                .map(LocalDate::parse)
                .collect(Collectors.toSet());
    }
}
