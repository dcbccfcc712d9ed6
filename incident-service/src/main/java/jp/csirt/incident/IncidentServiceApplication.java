package jp.csirt.incident;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import jp.csirt.incident.tool.StoreCommand;
import jp.csirt.incident.tool.VerifyCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Starts incident-service, or one of the commands of its jar when the first argument names it. */
@SpringBootApplication(scanBasePackages = "jp.csirt.incident.config") // all that is wired stands there
public class IncidentServiceApplication {

    /** Arguments are Spring Boot's, or a command and its own. */
    public static void main(String[] args) {
        List<String> arguments = Arrays.asList(args);
        if (!arguments.isEmpty() && arguments.getFirst().equals(StoreCommand.NAME)) {
            System.exit(new StoreCommand(System.out, System.err).run(arguments.subList(1, arguments.size())));
        }
        if (!arguments.isEmpty() && arguments.getFirst().equals(VerifyCommand.NAME)) {
            System.exit(new VerifyCommand(System.out, System.err).run(arguments.subList(1, arguments.size())));
        }
        SpringApplication.run(IncidentServiceApplication.class, args);
    }

    /** Where the operator reads what is shown once. */
    @Bean(destroyMethod = "") // it is not ours to close
    PrintStream console() {
        return System.out;
    }
}
