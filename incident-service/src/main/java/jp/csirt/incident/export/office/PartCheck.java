package jp.csirt.incident.export.office;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import jp.csirt.incident.export.office.TemplateRefused.Why;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** 部品の検査: reads a part once and refuses references to the outside, fields and formulas that fetch, and what is no plain XML. */
final class PartCheck extends DefaultHandler {

    private static final int DEEPEST = 200;
    private static final Pattern SCHEME = Pattern.compile("(?i)([a-z][a-z0-9+.-]*:|//|\\\\\\\\).*", Pattern.DOTALL);
    private static final Pattern FETCHING_FORMULA =
            Pattern.compile("(?is).*\\b(WEBSERVICE|RTD|IMAGE|IMPORTDATA|CALL|REGISTER(\\.ID)?|SQL\\.REQUEST)\\s*\\(.*");

    private final String part;
    private final Deque<FieldCode> fields = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private int depth;

    private PartCheck(String part) {
        this.part = part;
    }

    static void check(String name, byte[] part) {
        try {
            var factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.newSAXParser().parse(new ByteArrayInputStream(part), new PartCheck(name));
        } catch (SAXException e) {
            throw new TemplateRefused(Why.NOT_OFFICE, "部品 %s が読めないか、DOCTYPEがあります。".formatted(name));
        } catch (IOException e) {
            throw new TemplateRefused(Why.NOT_OFFICE, "部品 %s の文字が読めません。".formatted(name));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every JDK has this parser", e);
        }
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        if (++depth > DEEPEST) {
            throw new TemplateRefused(Why.NOT_OFFICE, "部品 %s の入れ子が深すぎます。".formatted(part));
        }
        text.setLength(0);
        switch (name) {
            case "Relationship" -> checkRelationship(attributes);
            case "fldSimple" -> new FieldCode().add(value(attributes, "instr")).check();
            case "fldChar" -> mark(value(attributes, "fldCharType"));
            case "altChunk", "ddeLink", "oleLink", "subDoc" -> throw external(name);
            case "imagedata", "fill" -> checkPicture(attributes);
            default -> {}
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        text.append(characters, start, length);
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        depth--;
        if (name.equals("instrText") && !fields.isEmpty()) {
            fields.getLast().add(text.toString());
        }
        if (name.equals("f") && FETCHING_FORMULA.matcher(text).matches()) {
            throw external("数式 " + text);
        }
        text.setLength(0);
    }

    private void mark(String kind) {
        switch (kind) {
            case "begin" -> {
                if (!fields.isEmpty() && fields.getLast().isUnnamed()) {
                    throw external("組み立てられたフィールド");
                }
                fields.addLast(new FieldCode());
            }
            case "separate" -> {
                if (!fields.isEmpty()) {
                    fields.getLast().check();
                }
            }
            case "end" -> {
                if (!fields.isEmpty()) {
                    fields.removeLast().check();
                }
            }
            default -> {}
        }
    }

    private void checkRelationship(Attributes attributes) {
        String type = value(attributes, "Type").toLowerCase(Locale.ROOT);
        String target = value(attributes, "Target");
        boolean outside = value(attributes, "TargetMode").equalsIgnoreCase("External")
                || SCHEME.matcher(target).matches();
        if (outside && !type.endsWith("/hyperlink")) {
            throw external(target);
        }
        if (type.endsWith("/vbaproject") || type.endsWith("/oleobject") || type.endsWith("/control")) {
            throw new TemplateRefused(Why.MACRO, "動く部品（%s）があります。".formatted(target));
        }
    }

    private void checkPicture(Attributes attributes) {
        for (int at = 0; at < attributes.getLength(); at++) {
            String name = attributes.getLocalName(at);
            if ((name.equals("src") || name.equals("href"))
                    && SCHEME.matcher(attributes.getValue(at)).matches()) {
                throw external(attributes.getValue(at));
            }
        }
    }

    private static String value(Attributes attributes, String name) {
        for (int at = 0; at < attributes.getLength(); at++) {
            if (attributes.getLocalName(at).equals(name)) {
                return attributes.getValue(at);
            }
        }
        return "";
    }

    private static TemplateRefused external(String what) {
        return FieldCode.refused(what);
    }
}
