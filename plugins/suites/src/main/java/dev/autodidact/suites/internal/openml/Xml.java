package dev.autodidact.suites.internal.openml;

import dev.autodidact.api.AutodidactException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** An answer of OpenML: elements are found by their name, wherever they stand. */
final class Xml {

    private static final String NAMESPACE = "http://openml.org/openml";

    private final Document document;

    /**
     * Parses an answer.
     *
     * @param bytes the answer
     * @param origin where it comes from, for messages
     * @throws AutodidactException of kind ENVIRONMENT where it is no XML
     */
    Xml(byte[] bytes, String origin) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler()); // which throws, and does not print
            document = builder.parse(new ByteArrayInputStream(bytes));
        } catch (SAXException e) {
            throw new AutodidactException(
                    AutodidactException.Kind.ENVIRONMENT,
                    "'" + origin + "' holds no answer of OpenML: " + e.getMessage()
                            + "\nDelete the file if it is one; it is then asked for again.",
                    e);
        } catch (ParserConfigurationException | IOException e) {
            throw new AssertionError("every Java parses XML from memory", e);
        }
    }

    /** {@return the text of the first element of that name, trimmed; empty where there is none} */
    String text(String name) {
        return texts(name).stream().findFirst().orElse("");
    }

    /** {@return the texts of all elements of that name, trimmed, in their order} */
    List<String> texts(String name) {
        NodeList nodes = document.getElementsByTagNameNS(NAMESPACE, name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent().trim())
                .toList();
    }
}
