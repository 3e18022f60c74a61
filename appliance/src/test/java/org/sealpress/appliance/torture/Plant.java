package org.sealpress.appliance.torture;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A bug in the real program: one of its classes is compiled anew from its source with a few lines
 * replaced, and a Java agent gives the daemon that one.
 *
 * @param source of the class, below {@code capture-core/src/main/java}
 * @param changes what each line becomes; every one must be there
 */
record Plant(String source, Map<String, String> changes) {
  private static final Path SOURCES = Path.of("../capture-core/src/main/java");

  private static final class Changed extends SimpleJavaFileObject {
    private final String content;

    Changed(String source, String content) {
      super(URI.create("string:///" + source), Kind.SOURCE);
      this.content = content;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return content;
    }
  }

  /** Makes the agent in an empty folder; gives the option for the daemon. */
  String agent(Path folder, Path jar) throws IOException {
    compile(folder, jar);
    String name = source.replaceFirst("\\.java$", ".class");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", PlantingAgent.class.getName());
    Path agent = folder.resolve("agent.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(agent), manifest)) {
      String own = PlantingAgent.class.getName().replace('.', '/') + ".class";
      try (var in = PlantingAgent.class.getResourceAsStream("/" + own)) {
        add(out, own, in.readAllBytes());
      }
      // Not under its own name: the daemon's class path must not find it by itself.
      add(out, "planted", Files.readAllBytes(folder.resolve(name)));
    }
    return "-javaagent:" + agent + "=" + name.replaceFirst("\\.class$", "");
  }

  private static void add(JarOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new JarEntry(name));
    ((OutputStream) out).write(content);
    out.closeEntry();
  }

  private void compile(Path folder, Path jar) throws IOException {
    String content = Files.readString(SOURCES.resolve(source));
    for (Map.Entry<String, String> change : changes.entrySet()) {
      if (!content.contains(change.getKey())) {
        throw new IOException("%s has no '%s' any more".formatted(source, change.getKey()));
      }
      content = content.replace(change.getKey(), change.getValue());
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    List<String> options =
        List.of("-proc:none", "-nowarn", "-d", folder.toString(), "-cp", jar.toString());
    List<JavaFileObject> files = List.of(new Changed(source, content));
    if (!compiler.getTask(said, null, null, options, null, files).call()) {
      throw new IOException("the planted bug can't be compiled: " + said);
    }
  }

  @Override
  public String toString() {
    return source.substring(source.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }
}
