package org.sealpress.appliance.account;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.sealpress.durable.DurableFiles;
import org.sealpress.durable.OwnerOnly;

/** The users, in a file that only its owner may read; it is whole after a power cut. */
final class Accounts {
  private static final int MOST = 200;

  private final Path file;
  private final Map<String, Account> all;

  private Accounts(Path file, Map<String, Account> all) {
    this.file = file;
    this.all = all;
  }

  /**
   * Reads them; none when there is no file. Nobody is let in by a file that is not understood: it
   * is put aside.
   *
   * @throws IOException when it can't be put aside
   */
  static Accounts open(Path file, Damaged damaged) throws IOException {
    Map<String, Account> all = new LinkedHashMap<>();
    try {
      JsonArray users = new JsonObject(Files.readString(file)).getJsonArray("users");
      for (int i = 0; i < users.size(); i++) {
        Account account = read(users.getJsonObject(i));
        all.put(account.name(), account);
      }
    } catch (NoSuchFileException e) {
      return new Accounts(file, all);
    } catch (IOException | DecodeException | ClassCastException | NullPointerException e) {
      all.clear();
      damaged.putAside(
          file,
          "nobody can log in to the page. Put a copy back under the former name and start the"
              + " daemon again, or make a first user with `sealpress web setup` on the box.",
          e);
    }
    return new Accounts(file, all);
  }

  private static Account read(JsonObject json) {
    return new Account(
        json.getString("name"),
        Role.of(json.getString("role")).orElseThrow(() -> new DecodeException("role")),
        json.getString("password"),
        json.getBoolean("passwordOnce"),
        json.getString("secret"),
        json.getLong("lastStep"),
        json.getJsonArray("recovery").stream().map(String.class::cast).toList());
  }

  private static JsonObject json(Account account) {
    return new JsonObject()
        .put("name", account.name())
        .put("role", account.role().code())
        .put("password", account.password())
        .put("passwordOnce", account.passwordOnce())
        .put("secret", account.secret())
        .put("lastStep", account.lastStep())
        .put("recovery", new JsonArray(account.recovery()));
  }

  synchronized Optional<Account> find(String name) {
    return Optional.ofNullable(all.get(name));
  }

  synchronized List<Account> list() {
    return List.copyOf(all.values());
  }

  synchronized boolean isEmpty() {
    return all.isEmpty();
  }

  /** One more. */
  synchronized void add(Account account) throws AccountFault, IOException {
    if (!account.name().matches("[a-z0-9][a-z0-9._-]{0,31}")) {
      throw new AccountFault(
          AccountFault.Kind.WRONG,
          "user",
          "login.user.form",
          "a user's name has small letters, digits, `.`, `_` and `-`, 32 at most");
    }
    if (all.containsKey(account.name())) {
      throw new AccountFault(
          AccountFault.Kind.WRONG, "user", "login.user.taken", "there is a user of this name");
    }
    if (all.size() >= MOST) {
      throw new AccountFault(
          AccountFault.Kind.NOT_NOW,
          "",
          "login.user.many",
          "there are " + MOST + " users: no more");
    }
    Map<String, Account> next = new LinkedHashMap<>(all);
    next.put(account.name(), account);
    keep(next);
  }

  /** Changes one; gives what it is now. */
  synchronized Account change(String name, UnaryOperator<Account> how)
      throws AccountFault, IOException {
    Account changed = how.apply(existing(name));
    Map<String, Account> next = new LinkedHashMap<>(all);
    next.put(name, changed);
    someoneStays(next.values());
    keep(next);
    return changed;
  }

  synchronized void remove(String name) throws AccountFault, IOException {
    existing(name);
    Map<String, Account> next = new LinkedHashMap<>(all);
    next.remove(name);
    someoneStays(next.values());
    keep(next);
  }

  private Account existing(String name) throws AccountFault {
    Account there = all.get(name);
    if (there == null) {
      throw new AccountFault(
          AccountFault.Kind.NOT_THERE, "user", "login.user.none", "there is no such user");
    }
    return there;
  }

  private void someoneStays(Collection<Account> next) throws AccountFault {
    if (anAdministrator(all.values()) && !anAdministrator(next)) {
      throw new AccountFault(
          AccountFault.Kind.NOT_NOW,
          "user",
          "login.user.last",
          "this is the only administrator: make another one first");
    }
  }

  private static boolean anAdministrator(Collection<Account> among) {
    return among.stream().anyMatch(each -> each.role() == Role.ADMINISTRATOR);
  }

  private void keep(Map<String, Account> next) throws IOException {
    List<JsonObject> users = new ArrayList<>();
    next.values().forEach(each -> users.add(json(each)));
    byte[] bytes =
        new JsonObject()
            .put("users", new JsonArray(users))
            .encodePrettily()
            .getBytes(StandardCharsets.UTF_8);
    DurableFiles.replace(file, bytes, OwnerOnly.attributes(file));
    all.clear();
    all.putAll(next);
  }
}
