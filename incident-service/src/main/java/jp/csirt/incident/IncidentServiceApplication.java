package jp.csirt.incident;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts incident-service. */
@SpringBootApplication
public class IncidentServiceApplication {

    /** Starts the service; arguments are Spring Boot's. */
    public static void main(String[] args) {
        SpringApplication.run(IncidentServiceApplication.class, args);
    }
}
