package dev.autodidact.registry.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What every page of ours must be. */
final class PageCheck {

    private static final Pattern SCRIPT = Pattern.compile("<script([^>]*)>(.*?)</script>", Pattern.DOTALL);
    private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);

    private PageCheck() {}

    /** Checks that a page is well-formed, names no other computer, and has no script but its own; gives it back. */
    static Document check(Path file) throws Exception {
        String page = Files.readString(file);
        int scripts = 0;
        for (Matcher script = SCRIPT.matcher(page); script.find(); scripts++) {
            if (script.group(1).contains("application/json")) {
                new ObjectMapper().readTree(script.group(2));
                assertThat(script.group(2)).doesNotContain("<");
            }
        }
        assertThat(scripts).isEqualTo(3);
        String styled = SCRIPT.matcher(page).replaceAll("");
        assertThat(styled).doesNotContain("@import", "url(", "http:", "https:");
        String markup = STYLE.matcher(styled).replaceAll("");
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(markup)));
        NodeList elements = document.getElementsByTagName("*");
        for (int i = 0; i < elements.getLength(); i++) {
            Element element = (Element) elements.item(i);
            assertThat(element.getTagName()).isNotIn("img", "link", "iframe", "script", "object");
            for (int j = 0; j < element.getAttributes().getLength(); j++) {
                assertThat(element.getAttributes().item(j).getNodeName())
                        .doesNotStartWith("on")
                        .isNotIn("src", "href");
            }
        }
        assertThat(markup).contains("default-src 'none'");
        return document;
    }
}
