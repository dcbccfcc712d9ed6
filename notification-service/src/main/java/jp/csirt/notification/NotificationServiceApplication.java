package jp.csirt.notification;

import java.io.PrintStream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Starts notification-service. */
@SpringBootApplication(scanBasePackages = "jp.csirt.notification.config") // all that is wired stands there
public class NotificationServiceApplication {

    /** Starts the service; arguments are Spring Boot's. */
    public static void main(String[] args) {
        SpringApplication.run(NotificationServiceApplication.class, args);
    }

    /** Where the operator reads what is shown once. */
    @Bean(destroyMethod = "") // it is not ours to close
    PrintStream console() {
        return System.out;
    }
}
