package io.tif1.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tif1.client.Resource;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.model.JsonDocument;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.ManualTime;
import io.tif1.tests.arch.Project;
import io.tif1.tests.support.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page on the cache's file says what the file is, and the programs on it read one. */
class CacheFilePageTest {
  private static final String PAGE = Documents.text(Project.root().resolve("docs/cache-file.md"));
  private static final Resource<JsonDocument> FILE = World.file("drivers.json");

  @TempDir Path directory;
  private Path cache;

  @BeforeEach
  void fetchAFile() throws IOException {
    var time = new ManualTime(Instant.parse("2026-06-07T13:00:00Z"));
    try (FakeCdn cdn = FakeCdn.serving(World.everything())) {
      Tif1Config config =
          Tif1Config.defaults().toBuilder()
              .cdns(List.of(cdn.baseUri()))
              .caBundle(cdn.writeCaPem(directory))
              .cacheDir(directory.resolve("cache"))
              .build();
      try (Tif1 client = Tif1.builder(config).timeSource(time).open()) {
        client.fetch(FILE);
      }
    }
    try (Stream<Path> files = Files.list(directory.resolve("cache"))) {
      cache = files.filter(file -> file.toString().endsWith(".sqlite")).findFirst().orElseThrow();
    }
  }

  private static String program(String language) {
    Matcher block = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(PAGE);
    assertThat(block.find()).isTrue();
    return block.group(1);
  }

  @Test
  void everyTableAndColumnIsOnThePageAndNoOther() throws SQLException {
    var found = new ArrayList<String>();
    try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + cache);
        Statement statement = file.createStatement();
        ResultSet columns =
            statement.executeQuery(
                "SELECT t.name, c.name, c.type FROM sqlite_schema t, pragma_table_info(t.name) c"
                    + " WHERE t.type = 'table' ORDER BY t.rowid, c.cid")) {
      while (columns.next()) {
        found.add(columns.getString(1) + "." + columns.getString(2) + " " + columns.getString(3));
      }
    }
    var onThePage = new ArrayList<String>();
    String table = "";
    for (String line : PAGE.lines().toList()) {
      if (line.startsWith("#")) {
        table = line.startsWith("### ") ? line.substring(4) : "";
      } else if (!table.isEmpty() && line.startsWith("| `")) {
        String[] cells = line.split("\\|");
        onThePage.add(table + "." + cells[1].replace("`", "").strip() + " " + cells[2].strip());
      }
    }
    assertThat(onThePage).isEqualTo(found).hasSizeGreaterThan(15);
  }

  @Test
  void theNumbersThatTellTheFileAreOnThePage() throws SQLException {
    try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + cache);
        Statement statement = file.createStatement()) {
      assertThat(PAGE)
          .contains("`PRAGMA application_id` is " + number(statement, "application_id"));
      assertThat(PAGE).contains(String.format("0x%08x for", number(statement, "user_version")));
      assertThat(PAGE).contains("pages of " + number(statement, "page_size") + " bytes");
    }
  }

  private static long number(Statement statement, String pragma) throws SQLException {
    try (ResultSet result = statement.executeQuery("PRAGMA " + pragma)) {
      result.next();
      return result.getLong(1);
    }
  }

  @Test
  void theReaderInPythonReadsTheFile() throws Exception {
    Path reader = Files.writeString(directory.resolve("reader.py"), program("python"));
    Process process;
    try {
      process =
          new ProcessBuilder("python3", reader.toString(), cache.toString(), "2021/")
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      assumeTrue(false, "no python3 here: " + e.getMessage());
      return;
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output.strip()).isEqualTo(FILE.file() + " main 2026-06-07T13:00:00Z path,rows");
  }

  @Test
  void theReaderInDuckDbReadsTheFile() throws SQLException {
    String sql =
        program("sql").replace("INSTALL sqlite;", "").replace("tif1-jvm.sqlite", "" + cache);
    String load = sql.substring(0, sql.indexOf("SELECT"));
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      try {
        statement.execute("LOAD sqlite");
      } catch (SQLException e) {
        assumeTrue(false, "DuckDB's extension sqlite is not installed here: " + e.getMessage());
      }
      statement.execute(load);
      try (ResultSet row = statement.executeQuery(sql.substring(sql.indexOf("SELECT")))) {
        assertThat(row.next()).isTrue();
        assertThat(row.getInt("season")).isEqualTo(2021);
        assertThat(row.getString("file")).isEqualTo("drivers.json");
        assertThat(row.getString("ref")).isEqualTo("main");
        assertThat(row.getBoolean("published")).isTrue();
      }
    }
  }

  /** The statement itself is right, whether or not the extension is there to attach the file. */
  @Test
  void theStatementForDuckDbFitsTheTables() throws SQLException {
    String sql = program("sql");
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute("ATTACH ':memory:' AS cache");
      statement.execute(
          "CREATE TABLE cache.entry AS SELECT 1 AS id, 1 AS kind, NULL AS encoding,"
              + " '2021/Belgian Grand Prix/Race/VER/19_tel.json@main' AS key,"
              + " 1780837200000::BIGINT AS confirmed, 2 AS length");
      statement.execute("CREATE TABLE cache.body AS SELECT 1 AS id, '{}'::BLOB AS data");
      try (ResultSet row = statement.executeQuery(sql.substring(sql.indexOf("SELECT")))) {
        assertThat(row.next()).isTrue();
        assertThat(row.getInt("season")).isEqualTo(2021);
        assertThat(row.getString("event")).isEqualTo("Belgian Grand Prix");
        assertThat(row.getString("session")).isEqualTo("Race");
        assertThat(row.getString("file")).isEqualTo("VER/19_tel.json");
        assertThat(row.getString("ref")).isEqualTo("main");
        assertThat(row.getString("confirmed")).startsWith("2026-06-07 13:00:00");
        assertThat(row.getString("json")).isEqualTo("{}");
      }
    }
  }
}
