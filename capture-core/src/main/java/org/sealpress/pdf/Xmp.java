package org.sealpress.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes XMP metadata (ISO 16684-1): Dublin Core, what PDF/A asks for, and the product's own schema
 * with its PDF/A extension description (ISO 19005-2, 6.6.2.3).
 */
final class Xmp {
  static final String CREATOR = "Sealpress";
  static final String PRODUCER = "Sealpress (Apache PDFBox)";

  /** The product's own schema. */
  static final String NAMESPACE = "https://sealpress.org/ns/capture/1.0/";

  private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
  private static final String DC = "http://purl.org/dc/elements/1.1/";
  private static final String XMP = "http://ns.adobe.com/xap/1.0/";
  private static final String PDF = "http://ns.adobe.com/pdf/1.3/";
  private static final String PDFAID = "http://www.aiim.org/pdfa/ns/id/";
  private static final String EXTENSION = "http://www.aiim.org/pdfa/ns/extension/";
  private static final String SCHEMA = "http://www.aiim.org/pdfa/ns/schema#";
  private static final String PROPERTY = "http://www.aiim.org/pdfa/ns/property#";

  /** XMP's dates have no fractions here and never seconds in their offset. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);

  private record Property(String name, String type, String value, String description) {}

  private final XMLStreamWriter xml;

  private Xmp(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /**
   * The packet for a document.
   *
   * @param images how its images are stored
   * @param text its {@link TextHash}
   */
  static byte[] of(
      DocumentInfo info,
      Optional<TransferNote> note,
      Optional<VisualCheck> check,
      String images,
      String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      new Xmp(xml).write(info, note, check, images, text);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("XMP metadata", e);
    }
    return bytes.toByteArray();
  }

  private void write(
      DocumentInfo info,
      Optional<TransferNote> note,
      Optional<VisualCheck> check,
      String images,
      String text)
      throws XMLStreamException {
    xml.writeProcessingInstruction("xpacket", "begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"");
    xml.writeStartElement("x", "xmpmeta", "adobe:ns:meta/");
    xml.writeNamespace("x", "adobe:ns:meta/");
    xml.writeStartElement("rdf", "RDF", RDF);
    xml.writeNamespace("rdf", RDF);
    String created = time(info.created());

    open("pdfaid", PDFAID);
    value("pdfaid", PDFAID, "part", "2");
    value("pdfaid", PDFAID, "conformance", "U");
    close();

    open("dc", DC);
    value("dc", DC, "format", "application/pdf");
    title(info.title());
    xml.writeStartElement("dc", "language", DC);
    xml.writeStartElement("rdf", "Bag", RDF);
    value("rdf", RDF, "li", info.language());
    close();
    close();
    close();

    open("xmp", XMP);
    value("xmp", XMP, "CreatorTool", CREATOR);
    value("xmp", XMP, "CreateDate", created);
    value("xmp", XMP, "ModifyDate", created);
    value("xmp", XMP, "MetadataDate", created);
    close();

    open("pdf", PDF);
    value("pdf", PDF, "Producer", PRODUCER);
    close();

    List<Property> own = new ArrayList<>();
    info.origin().ifPresent(origin -> own.addAll(properties(origin)));
    note.ifPresent(accounts -> own.addAll(properties(accounts)));
    check.ifPresent(done -> own.addAll(properties(done)));
    own.add(new Property("Images", "Text", images, "How the images of the pages are stored"));
    own.add(
        new Property(
            TextHash.PROPERTY,
            "Text",
            text,
            "SHA-256 of the UTF-8 of all characters of the text, in the order of the contents"));
    extension(own);
    close();
    close();
    xml.writeProcessingInstruction("xpacket", "end=\"r\"");
    xml.flush();
  }

  private static List<Property> properties(DocumentInfo.Origin origin) {
    return List.of(
        new Property("DocumentId", "Text", origin.documentId(), "Random id of the document"),
        new Property(
            "Version", "Integer", Integer.toString(origin.version()), "Version of the document"),
        new Property("Class", "Text", origin.documentClass(), "Class of the document"),
        new Property("Box", "Text", origin.box(), "Box that captured it"),
        new Property("Scanner", "Text", origin.scanner(), "Scanner that it came from"),
        new Property(
            "CaptureTime", "Date", time(origin.captured()), "When the scan button was pressed"));
  }

  private static List<Property> properties(TransferNote note) {
    return List.of(
        count("SheetsFed", note.sheets(), "Sheets that the pages are of"),
        count("SidesFed", note.sidesFed(), "Sides that came whole from the scanner"),
        count(
            "SidesFedAgain",
            note.sidesFedAgain(),
            "Sides whose sheet was fed once more, which are no pages"),
        count(
            "SidesRefused",
            note.sidesRefused(),
            "Sides that came short or broke off, which are no pages"),
        count("SidesBlank", note.sidesBlank(), "Pages that were found blank"),
        count(
            "SidesDropped",
            note.sidesDropped(),
            "Sides that are blank or were left out, which are no pages"),
        count("SidesLost", note.sidesLost(), "Sides that were lost, which are no pages"),
        count("Separators", note.separators(), "Sides of separator sheets, which are no pages"),
        count("FeederStops", note.stops(), "How often the feeder stopped before it was empty"),
        count("Continued", note.continued(), "How often feeding went on after that"),
        new Property("Gap", "Text", note.gap(), "What is missing; empty when nothing is"));
  }

  private static List<Property> properties(VisualCheck check) {
    return List.of(
        new Property("CheckedBy", "Text", check.by(), "Who confirmed the pages; empty for nobody"),
        new Property("CheckTime", "Date", time(check.at()), "When the pages were confirmed"),
        new Property("Check", "Text", check.text(), "What people decided on the pages"));
  }

  private static Property count(String name, int value, String description) {
    return new Property(name, "Integer", Integer.toString(value), description);
  }

  private void extension(List<Property> properties) throws XMLStreamException {
    open("sealpress", NAMESPACE);
    for (Property property : properties) {
      value("sealpress", NAMESPACE, property.name(), property.value());
    }
    close();

    xml.writeStartElement("rdf", "Description", RDF);
    xml.writeAttribute("rdf", RDF, "about", "");
    xml.writeNamespace("pdfaExtension", EXTENSION);
    xml.writeNamespace("pdfaSchema", SCHEMA);
    xml.writeNamespace("pdfaProperty", PROPERTY);
    xml.writeStartElement("pdfaExtension", "schemas", EXTENSION);
    xml.writeStartElement("rdf", "Bag", RDF);
    resource();
    value("pdfaSchema", SCHEMA, "schema", "Sealpress capture schema");
    value("pdfaSchema", SCHEMA, "namespaceURI", NAMESPACE);
    value("pdfaSchema", SCHEMA, "prefix", "sealpress");
    xml.writeStartElement("pdfaSchema", "property", SCHEMA);
    xml.writeStartElement("rdf", "Seq", RDF);
    for (Property property : properties) {
      resource();
      value("pdfaProperty", PROPERTY, "name", property.name());
      value("pdfaProperty", PROPERTY, "valueType", property.type());
      value("pdfaProperty", PROPERTY, "category", "internal");
      value("pdfaProperty", PROPERTY, "description", property.description());
      close();
    }
    for (int i = 0; i < 6; i++) {
      close();
    }
  }

  private void resource() throws XMLStreamException {
    xml.writeStartElement("rdf", "li", RDF);
    xml.writeAttribute("rdf", RDF, "parseType", "Resource");
  }

  private void title(String title) throws XMLStreamException {
    xml.writeStartElement("dc", "title", DC);
    xml.writeStartElement("rdf", "Alt", RDF);
    xml.writeStartElement("rdf", "li", RDF);
    xml.writeAttribute("xml:lang", "x-default");
    xml.writeCharacters(Legible.of(title));
    close();
    close();
    close();
  }

  private void open(String prefix, String namespace) throws XMLStreamException {
    xml.writeStartElement("rdf", "Description", RDF);
    xml.writeAttribute("rdf", RDF, "about", "");
    xml.writeNamespace(prefix, namespace);
  }

  private void value(String prefix, String namespace, String name, String value)
      throws XMLStreamException {
    xml.writeStartElement(prefix, name, namespace);
    xml.writeCharacters(Legible.of(value));
    close();
  }

  private void close() throws XMLStreamException {
    xml.writeEndElement();
  }

  private static String time(OffsetDateTime time) {
    return TIME.format(time);
  }
}
