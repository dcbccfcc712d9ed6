package jp.csirt.incident.api.docs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * 契約を読む頁: drawn once from the contract.
 *
 * @param html the page; it loads nothing
 * @param policy the Content-Security-Policy under which its own style sheet works, and nothing else
 */
record ContractPage(String html, String policy) {

    private static final String STYLE = "<style>";

    static ContractPage of(Node contract) {
        var context = new Context(Locale.JAPAN);
        context.setVariable("title", contract.at("info").at("title").text());
        context.setVariable("version", contract.at("info").at("version").text());
        context.setVariable(
                "intro", Prose.of(contract.at("info").at("description").text()));
        context.setVariable("chapters", Chapter.all(contract));
        context.setVariable("refusals", Chapter.Answer.common(contract));
        context.setVariable("shapes", Shape.all(contract));
        String html = engine().process("contract", context);
        return new ContractPage(
                html,
                "default-src 'none'; style-src 'sha256-%s'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
                        .formatted(sha256(style(html))));
    }

    private static String style(String html) {
        int begin = html.indexOf(STYLE) + STYLE.length();
        return html.substring(begin, html.indexOf("</style>", begin));
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static SpringTemplateEngine engine() {
        var resolver = new ClassLoaderTemplateResolver(ContractPage.class.getClassLoader());
        resolver.setPrefix("docs/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }
}
