package org.sealpress.appliance.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpress.appliance.account.Role;

/** At the doors of accounts and tokens; those of captures and drives are in ApiVerticleTest. */
class AskedTest {
  private static TestServer server;
  private static Browser admin;

  @BeforeAll
  static void open() throws Exception {
    server = new TestServer(new FakeBox());
    admin = server.browser(Role.ADMINISTRATOR);
  }

  @AfterAll
  static void close() throws Exception {
    server.close();
  }

  private static void refused(String path, String body, String field, String why) throws Exception {
    JsonObject answer = admin.json("POST", path, body);
    assertEquals(why, answer.getString("error"), path + body + answer);
    assertEquals(field, answer.getString("field", ""), path + body + answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/login", "/api/setup", "/api/account/password", "/api/users"})
  void aBodyMustBeAnObject(String path) throws Exception {
    for (String body : new String[] {"[]", "{", "null"}) {
      refused(path, body, "", "the body must be a JSON object");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /api/login            | {"user": 1}                      | user     | "user" must be a text
          /api/login            | {"name": "anna"}                 | name     | "name" is not expected here; there are password, user
          /api/login/code       | {}                               | code     | this is needed: fill it in
          /api/login/password   | {"password": null}               | password | "password" must be a text
          /api/setup            | {"code": []}                     | code     | "code" must be a text
          /api/account/password | {"new": "x"}                     | new      | "new" is not expected here; there are old, password
          /api/users            | {"user": "dora", "role": "king"} | role     | there is no role "king"; there are viewer, operator, administrator
          /api/users/zz/role    | {}                               | role     | this is needed: fill it in
          /api/tokens           | {"name": "x"}                    | may      | "may" must be a list of texts
          /api/tokens           | {"may": ["press"]}               | name     | this is needed: fill it in
          /api/tokens           | {"name": "x", "may": [1]}        | may      | "may" must be a list of texts
          /api/tokens           | {"name": "x", "may": ["all"]}    | may      | there is no scope "all"; there are press, metrics, status
          """)
  void whatIsWrongIsToldBesideItsField(String path, String body, String field, String why)
      throws Exception {
    refused(path, body, field, why);
  }

  @Test
  void whatIsEmptyIsForItsReaderToRefuse() throws Exception {
    JsonObject answer = admin.json("POST", "/api/users", "{}");
    assertEquals("user", answer.getString("field"), answer.toString());
  }
}
