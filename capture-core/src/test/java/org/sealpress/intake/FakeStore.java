package org.sealpress.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.sealpress.vault.PlainSource;

/** Keeps documents in memory; the same one again is not stored twice. */
final class FakeStore implements DocumentStore {
  private final Map<String, Document> documents = new LinkedHashMap<>();
  private final Map<String, List<String>> pages = new LinkedHashMap<>();
  private final List<IOException> faults = new ArrayList<>();
  private final List<byte[]> tried = new ArrayList<>();
  private Runnable storing = () -> {};
  private int calls;

  /** The next call fails. */
  synchronized void failNext(IOException fault) {
    faults.add(fault);
  }

  /** Is told when a document is about to be stored. */
  synchronized void whenStoring(Runnable listener) {
    storing = listener;
  }

  @Override
  public synchronized String store(Document document, PlainSource pdf) throws IOException {
    calls++;
    storing.run();
    byte[] bytes = read(pdf);
    tried.add(bytes);
    if (!faults.isEmpty()) {
      throw faults.remove(0);
    }
    String object = object(document);
    if (!documents.containsKey(object)) {
      documents.put(object, document);
      pages.put(object, images(bytes));
    }
    return object;
  }

  private static String object(Document document) {
    String version = document.version() == 1 ? "" : ".v" + document.version();
    return "objects/" + document.document() + version + ".cms";
  }

  @Override
  public synchronized int version(String document, String capture, int before) {
    List<Document> all =
        documents.values().stream().filter(each -> each.document().equals(document)).toList();
    List<Document> own = all.stream().filter(each -> each.capture().equals(capture)).toList();
    if (all.isEmpty()) {
      return 0;
    }
    return before < own.size() ? own.get(before).version() : all.size() + 1 + before - own.size();
  }

  synchronized int calls() {
    return calls;
  }

  /** The PDFs of all calls, also of those that failed. */
  synchronized List<byte[]> tried() {
    return List.copyOf(tried);
  }

  synchronized List<Document> documents() {
    return List.copyOf(documents.values());
  }

  /** What is on each page of a document: its image as text, or {@code raw} and its first sample. */
  synchronized List<String> pages(Document document) {
    return pages.get(object(document));
  }

  private static byte[] read(PlainSource pdf) throws IOException {
    try (InputStream in = pdf.open()) {
      byte[] bytes = in.readAllBytes();
      assertEquals(pdf.length(), bytes.length);
      return bytes;
    }
  }

  private static List<String> images(byte[] pdf) throws IOException {
    List<String> images = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (PDPage page : document.getPages()) {
        COSStream image = page.getResources().getXObject(COSName.getPDFName("I")).getCOSObject();
        boolean raw = COSName.FLATE_DECODE.equals(image.getFilters());
        try (InputStream in = raw ? image.createInputStream() : image.createRawInputStream()) {
          byte[] bytes = in.readAllBytes();
          images.add(raw ? "raw " + bytes[0] : new String(bytes, StandardCharsets.UTF_8));
        }
      }
    }
    return images;
  }
}
