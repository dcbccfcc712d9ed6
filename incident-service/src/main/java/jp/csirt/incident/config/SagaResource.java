package jp.csirt.incident.config;

import org.axonframework.config.Configurer;

/** What handlers of sagas may ask for as a parameter of that type. */
record SagaResource<T>(Class<T> type, T value) {

    void register(Configurer configurer) {
        configurer.registerComponent(type, c -> value);
    }
}
