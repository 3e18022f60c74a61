package org.sealpress.appliance.account;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sealpress.durable.DurableFiles;
import org.sealpress.durable.OwnerOnly;
import org.sealpress.durable.Sha256;

/**
 * The tokens of programs, in a file; and the one of this box's own command line, in another, which
 * whoever may read the box's data may use for everything.
 */
public final class Tokens {
  /** Where the box's own token is, in the folder of the page's data. */
  public static final String LOCAL = "local.token";

  private static final String FILE = "tokens.json";
  private static final String PREFIX = "sealpress_";
  private static final int BYTES = 32;
  private static final int MOST = 100;

  private final Path file;
  private final Clock clock;
  private final SecureRandom random;
  private final String local;
  private final Map<String, Token> all = new LinkedHashMap<>();

  private Tokens(Path folder, Damaged damaged, Clock clock, SecureRandom random)
      throws IOException {
    this.file = folder.resolve(FILE);
    this.clock = clock;
    this.random = random;
    this.local = Sha256.of(local(folder).getBytes(StandardCharsets.UTF_8));
    read(damaged);
  }

  /**
   * Reads them; makes the box's own where there is none. No token is believed by a file that is not
   * understood: it is put aside.
   */
  static Tokens open(Path folder, Damaged damaged, Clock clock, SecureRandom random)
      throws IOException {
    return new Tokens(folder, damaged, clock, random);
  }

  private String local(Path folder) throws IOException {
    Path kept = folder.resolve(LOCAL);
    try {
      String token = Files.readString(kept).strip();
      if (token.startsWith(PREFIX)) {
        return token;
      }
    } catch (NoSuchFileException | CharacterCodingException e) {
      // It is made now.
    }
    String token = token();
    DurableFiles.replace(
        kept, (token + "\n").getBytes(StandardCharsets.UTF_8), OwnerOnly.attributes(kept));
    return token;
  }

  private String token() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private void read(Damaged damaged) throws IOException {
    try {
      JsonArray tokens = new JsonObject(Files.readString(file)).getJsonArray("tokens");
      for (int i = 0; i < tokens.size(); i++) {
        JsonObject json = tokens.getJsonObject(i);
        Set<TokenScope> may =
            json.getJsonArray("may").stream()
                .flatMap(each -> TokenScope.of((String) each).stream())
                .collect(Collectors.toSet());
        Token token =
            new Token(
                json.getString("name"),
                may,
                json.getString("sha256"),
                Instant.parse(json.getString("made")));
        all.put(token.name(), token);
      }
    } catch (NoSuchFileException e) {
      return;
    } catch (IOException
        | DecodeException
        | ClassCastException
        | NullPointerException
        | DateTimeException e) {
      all.clear();
      damaged.putAside(
          file,
          "no program's token is good any more. Put a copy back under the former name and start"
              + " the daemon again, or make the tokens anew with `sealpress web token new`.",
          e);
    }
  }

  /** Whether this is the box's own. */
  public boolean isLocal(String token) {
    return MessageDigest.isEqual(hash(token), local.getBytes(StandardCharsets.US_ASCII));
  }

  /** Whose this is. */
  public synchronized Optional<Token> find(String token) {
    byte[] hash = hash(token);
    return all.values().stream()
        .filter(
            each -> MessageDigest.isEqual(hash, each.hash().getBytes(StandardCharsets.US_ASCII)))
        .findFirst();
  }

  private static byte[] hash(String token) {
    return Sha256.of(token.getBytes(StandardCharsets.UTF_8)).getBytes(StandardCharsets.US_ASCII);
  }

  /** All of them. */
  public synchronized List<Token> list() {
    return List.copyOf(all.values());
  }

  /** Makes one; what is given back is shown once and kept nowhere. */
  synchronized String add(String name, Set<TokenScope> may) throws AccountFault, IOException {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,31}")) {
      throw new AccountFault(
          AccountFault.Kind.WRONG,
          "name",
          "login.token.form",
          "a token's name has letters, digits, `.`, `_` and `-`, 32 at most");
    }
    if (all.containsKey(name)) {
      throw new AccountFault(
          AccountFault.Kind.WRONG, "name", "login.token.taken", "there is a token of this name");
    }
    if (may.isEmpty() || all.size() >= MOST) {
      throw new AccountFault(
          AccountFault.Kind.WRONG,
          "may",
          "login.token.may",
          "a token is for press, metrics or status, and there are at most " + MOST);
    }
    String token = token();
    Map<String, Token> next = new LinkedHashMap<>(all);
    next.put(
        name,
        new Token(name, may, Sha256.of(token.getBytes(StandardCharsets.UTF_8)), clock.instant()));
    keep(next);
    return token;
  }

  synchronized void remove(String name) throws AccountFault, IOException {
    if (!all.containsKey(name)) {
      throw new AccountFault(
          AccountFault.Kind.NOT_THERE, "name", "login.token.none", "there is no such token");
    }
    Map<String, Token> next = new LinkedHashMap<>(all);
    next.remove(name);
    keep(next);
  }

  private void keep(Map<String, Token> next) throws IOException {
    List<JsonObject> tokens = new ArrayList<>();
    for (Token each : next.values()) {
      tokens.add(
          new JsonObject()
              .put("name", each.name())
              .put(
                  "may", new JsonArray(each.may().stream().map(TokenScope::code).sorted().toList()))
              .put("sha256", each.hash())
              .put("made", each.made().toString()));
    }
    byte[] bytes =
        new JsonObject()
            .put("tokens", new JsonArray(tokens))
            .encodePrettily()
            .getBytes(StandardCharsets.UTF_8);
    DurableFiles.replace(file, bytes, OwnerOnly.attributes(file));
    all.clear();
    all.putAll(next);
  }
}
