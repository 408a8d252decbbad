package io.tif1.charts;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** An SVG document, read by the JDK's parser: what is not well-formed fails here. */
public final class Parsed {
  private final Document document;

  private Parsed(Document document) {
    this.document = document;
  }

  public static Parsed of(String svg) {
    try {
      return new Parsed(
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8))));
    } catch (Exception e) {
      throw new AssertionError("not well-formed: " + e.getMessage(), e);
    }
  }

  public String title() {
    return document.getElementsByTagName("title").item(0).getTextContent();
  }

  public String description() {
    return document.getElementsByTagName("desc").item(0).getTextContent();
  }

  /** All words on the picture. */
  public List<String> texts() {
    return elements("text").stream().map(Element::getTextContent).toList();
  }

  /** The labels of all groups of a class. */
  public List<String> groups(String name) {
    return elements("g").stream()
        .filter(group -> group.getAttribute("class").equals(name))
        .map(group -> group.getFirstChild().getNextSibling().getTextContent())
        .toList();
  }

  /** The groups of a class, as elements. */
  public List<Element> groupElements(String name) {
    return elements("g").stream()
        .filter(group -> group.getAttribute("class").equals(name))
        .toList();
  }

  public List<Element> elements(String tag) {
    return list(document.getElementsByTagName(tag));
  }

  public static List<Element> list(NodeList nodes) {
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
