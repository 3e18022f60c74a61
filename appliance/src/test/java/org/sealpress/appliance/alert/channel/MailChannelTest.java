package org.sealpress.appliance.alert.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.vertx.core.json.JsonObject;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpress.appliance.alert.ChannelFault;
import org.sealpress.appliance.alert.Message;
import org.sealpress.appliance.alert.Urgency;
import org.sealpress.appliance.config.MailConfig;
import org.sealpress.appliance.config.MailConfig.Security;
import org.sealpress.scan.Loopback;

/** Mail to a real server. */
@Timeout(120)
class MailChannelTest {
  private static final Instant AT = Instant.parse("2026-11-24T09:15:00Z");
  private static final String HOST = "localhost";

  @TempDir private Path folder;
  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeEach
  void start() {
    server.start();
    server.setUser("box@example.org", "box", "secret:word");
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private int port() {
    return server.getSmtp().getPort();
  }

  private static MailConfig config(
      int port, Security security, Optional<Path> login, List<Path> certificates) {
    return new MailConfig(
        Optional.of(HOST),
        port,
        security,
        Optional.of("box@example.org"),
        List.of("office@example.org", "it@example.org"),
        login,
        certificates);
  }

  private MailConfig plain() {
    return config(port(), Security.NONE, Optional.empty(), List.of());
  }

  private static Message message(String title, String text) {
    return new Message(
        Optional.empty(), Urgency.URGENT, "front-desk", title, text, AT, new JsonObject());
  }

  private static MailChannel channel(MailConfig config) {
    return new MailChannel(config, Duration.ofSeconds(5));
  }

  private static String fault(MailConfig config) {
    return assertThrows(ChannelFault.class, () -> channel(config).send(message("t", "x")))
        .getMessage();
  }

  private Path login(String line, String permissions) throws Exception {
    Path file = folder.resolve("login-" + permissions + line.hashCode());
    Files.writeString(file, line);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  @Test
  void aMailIsPlainTextAndSaysThatNoPersonWroteIt() throws Exception {
    channel(plain()).send(message("copies to Büro are late", "Box front-desk\n\nÄußerst spät.\n"));
    MimeMessage[] mails = server.getReceivedMessages();
    assertEquals(2, mails.length, "one for each");
    MimeMessage mail = mails[0];
    assertEquals("[front-desk] copies to Büro are late", mail.getSubject());
    assertEquals("box@example.org", mail.getFrom()[0].toString());
    assertEquals(2, mail.getAllRecipients().length);
    assertEquals(Date.from(AT), mail.getSentDate());
    assertArrayEquals(new String[] {"auto-generated"}, mail.getHeader("Auto-Submitted"));
    assertArrayEquals(new String[] {"high"}, mail.getHeader("Importance"));
    assertTrue(mail.getMessageID().matches("<[0-9a-f-]{36}@example.org>"), mail.getMessageID());
    assertTrue(
        mail.getContentType().startsWith("text/plain; charset=UTF-8"), mail.getContentType());
    assertEquals("Box front-desk\n\nÄußerst spät.", text(mail));
  }

  private static String text(MimeMessage mail) throws Exception {
    return String.valueOf(mail.getContent()).replace("\r\n", "\n").strip();
  }

  @Test
  void noTextBecomesAHeaderOrTheEndOfTheMail() throws Exception {
    channel(plain())
        .send(
            message(
                "late\r\nBcc: all@example.org\n\nhello", "one\n.\r\nQUIT\r\nBcc: x@example.org"));
    MimeMessage mail = server.getReceivedMessages()[0];
    assertEquals("[front-desk] late Bcc: all@example.org hello", mail.getSubject());
    assertEquals(null, mail.getHeader("Bcc"));
    assertEquals("one\n.\nQUIT\nBcc: x@example.org", text(mail));
    assertEquals(2, server.getReceivedMessages().length);
  }

  @Test
  void startTlsIsUsedWithALoginAndACertificateOfOnesOwn() throws Exception {
    TlsFiles tls = TlsFiles.make(folder, HOST);
    try (TlsFront front = new TlsFront(tls.context(), port(), false)) {
      channel(
              config(
                  front.port(),
                  Security.STARTTLS,
                  Optional.of(login("box:secret:word\n", "rw-------")),
                  List.of(tls.certificate())))
          .send(message("over TLS", "x"));
    }
    assertEquals("[front-desk] over TLS", server.getReceivedMessages()[0].getSubject());
  }

  @Test
  void tlsFromTheStart() throws Exception {
    TlsFiles tls = TlsFiles.make(folder, HOST);
    try (TlsFront front = new TlsFront(tls.context(), port(), true)) {
      channel(config(front.port(), Security.TLS, Optional.empty(), List.of(tls.certificate())))
          .send(message("over TLS", "x"));
    }
    assertEquals("[front-desk] over TLS", server.getReceivedMessages()[0].getSubject());
  }

  @Test
  void aServerThatOffersNoEncryptionGetsNothingNotEvenTheLogin() throws Exception {
    String fault =
        fault(
            config(
                port(),
                Security.STARTTLS,
                Optional.of(login("box:secret:word", "rw-------")),
                List.of()));
    assertTrue(fault.contains("offers no encryption (STARTTLS), so nothing is sent"), fault);
    assertEquals(0, server.getReceivedMessages().length);
  }

  @Test
  void aServerWithAStrangeCertificateOrTheOneOfAnotherIsNotTrusted() throws Exception {
    TlsFiles tls = TlsFiles.make(folder, HOST);
    TlsFiles other = TlsFiles.make(folder, "mail.example.org");
    try (TlsFront strange = new TlsFront(tls.context(), port(), false);
        TlsFront another = new TlsFront(other.context(), port(), true)) {
      String unknown =
          fault(config(strange.port(), Security.STARTTLS, Optional.empty(), List.of()));
      assertTrue(unknown.contains("can't be trusted"), unknown);
      assertTrue(unknown.contains("`mail.certificates`"), unknown);
      String misnamed =
          fault(
              config(another.port(), Security.TLS, Optional.empty(), List.of(other.certificate())));
      assertTrue(misnamed.contains("can't be trusted"), misnamed);
    }
    assertEquals(0, server.getReceivedMessages().length);
  }

  @Test
  void aWrongLoginIsToldWithoutTellingIt() throws Exception {
    Path file = login("box:wrong-word", "rw-------");
    String fault = fault(config(port(), Security.NONE, Optional.of(file), List.of()));
    assertTrue(fault.contains("does not accept the login"), fault);
    assertTrue(fault.contains(file.toString()), fault);
    assertFalse(fault.contains("wrong-word"), fault);
    Path open = login("box:secret:word", "rw-r--r--");
    String readable = fault(config(port(), Security.NONE, Optional.of(open), List.of()));
    assertEquals(open + " may be read by others: chmod 600 " + open, readable);
    Path none = login("token", "rw-------");
    assertTrue(
        fault(config(port(), Security.NONE, Optional.of(none), List.of()))
            .endsWith("holds no login: expected USER:PASSWORD"));
    Path gone = folder.resolve("gone");
    assertTrue(
        fault(config(port(), Security.NONE, Optional.of(gone), List.of()))
            .startsWith(gone + " does not exist: write USER:PASSWORD into it"));
  }

  @Test
  void aServerThatIsDownIsNamed() throws Exception {
    server.stop();
    int port = Loopback.closedPort().getPort();
    String fault = fault(config(port, Security.NONE, Optional.empty(), List.of()));
    assertTrue(fault.startsWith("the mail server localhost:" + port + " can't be used: "), fault);
    assertTrue(fault.contains("onnection refused"), fault);
  }

  @Test
  void aServerThatSaysNothingIsNotWaitedForLong() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      MailConfig config =
          config(silent.getLocalPort(), Security.STARTTLS, Optional.empty(), List.of());
      MailChannel channel = new MailChannel(config, Duration.ofMillis(1200));
      long begin = System.nanoTime();
      String fault =
          assertThrows(ChannelFault.class, () -> channel.send(message("t", "x"))).getMessage();
      assertTrue(Duration.ofNanos(System.nanoTime() - begin).toSeconds() < 30);
      assertTrue(fault.contains("does not answer within 1 second"), fault);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatSendsAByteNowAndThenIsGivenUp(Security security) throws Exception {
    try (DrippingServer server = new DrippingServer(Duration.ofMillis(100))) {
      MailConfig config = config(server.port(), security, Optional.empty(), List.of());
      MailChannel channel = new MailChannel(config, Duration.ofMillis(500));
      String fault =
          assertThrows(ChannelFault.class, () -> channel.send(message("t", "x"))).getMessage();
      assertTrue(fault.contains("takes longer than 2 seconds"), fault);
      Awaitility.await().until(server::isLeft);
    }
  }
}
