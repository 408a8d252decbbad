package io.tif1.cli;

import io.tif1.client.Cache;
import io.tif1.client.Tif1;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tif1 cache}: what is on disk, and how to look after it. Asks no CDN. */
@Command(
    name = "cache",
    description = "Shows, checks and empties the cache on disk. Asks no CDN.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      "0:done; of verify: all is as it was received",
      "1:the cache cannot be used; of verify: something was damaged, and is gone",
      "2:the command line or a setting makes no sense",
    })
final class CacheCommand implements Callable<Integer> {
  private final Io io;

  @Spec private CommandSpec command = CommandSpec.create();

  CacheCommand(Io io) {
    this.io = io;
  }

  /** Without a command there is nothing to do but say which there are. */
  @Override
  public Integer call() {
    return Usage.show(io, command);
  }

  /** A part of the cache; all of it if nothing is given. */
  static final class Part {
    @Option(names = "--season", paramLabel = "YEAR", description = "Only this season.")
    private @Nullable Integer season;

    @Option(
        names = "--event",
        paramLabel = "EVENT",
        description = "Only this event of the season, as published.")
    private @Nullable String event;

    @Option(
        names = "--session",
        paramLabel = "SESSION",
        description = "Only this session of the event, as published.")
    private @Nullable String session;
  }

  private interface Task {
    int run(Cache cache);
  }

  /** What finds nothing in the cache says what else there is. */
  private int look(CacheOptions options, Task task) {
    return on(
        options,
        cache -> {
          int code = task.run(cache); // before the next question: it may mend what is damaged
          Cache.Info info = cache.info();
          if (info.entries() == 0) {
            io.out().flush(); // the note comes behind the rest, though it is another stream
            otherCaches(info.file());
          }
          return code;
        });
  }

  private void otherCaches(Path file) {
    try {
      OtherCaches.beside(file).ifPresent(io::say);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the folder of the cache: " + PlainWords.of(e), e);
    }
  }

  private static int on(CacheOptions options, Task task) {
    try (Tif1 client = options.open(options.config())) {
      return task.run(client.cache());
    } catch (IllegalArgumentException e) {
      throw options.refused(e);
    }
  }

  @Command(
      name = "info",
      description = "How large the cache is, and what is in it.",
      mixinStandardHelpOptions = true)
  int info(
      @Mixin CacheOptions options,
      @Option(names = "--json", description = "As JSON.") boolean json) {
    return look(
        options,
        cache -> {
          Cache.Info info = cache.info();
          if (json) {
            io.out().println(JsonText.of(fields(info)));
          } else {
            lines(info).forEach(io::print);
            if (!info.bySeason().isEmpty()) {
              io.print("");
              table(info).print(io, "");
            }
          }
          return ExitCode.OK;
        });
  }

  private static List<String> lines(Cache.Info info) {
    var lines = new ArrayList<String>();
    lines.add("file     " + info.file());
    lines.add(
        "content  "
            + Units.bytes(info.usedBytes())
            + " of at most "
            + Units.bytes(info.maxBytes())
            + "; on disk "
            + Units.bytes(info.fileBytes()));
    if (info.columnBytes() > 0) {
      lines.add("columns  " + Units.bytes(info.columnBytes()) + " of it, decoded once already");
    }
    Instant oldest = info.oldest();
    Instant newest = info.newest();
    if (oldest == null || newest == null) {
      lines.add("files    none");
      return lines;
    }
    lines.add("fetched  " + second(oldest) + " to " + second(newest));
    return lines;
  }

  private static Table table(Cache.Info info) {
    var table = new Table("season", ">files", ">not published", ">bytes");
    info.bySeason()
        .forEach(
            (year, of) ->
                table.row(
                    year,
                    of.entries() - of.notPublished(),
                    of.notPublished(),
                    Units.bytes(of.bytes())));
    return table;
  }

  private static Map<String, @Nullable Object> fields(Cache.Info info) {
    var seasons = new LinkedHashMap<String, Object>();
    info.bySeason()
        .forEach(
            (year, of) ->
                seasons.put(
                    year.toString(),
                    Map.of(
                        "files", of.entries() - of.notPublished(),
                        "notPublished", of.notPublished(),
                        "bytes", of.bytes())));
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("file", info.file());
    fields.put("fileBytes", info.fileBytes());
    fields.put("usedBytes", info.usedBytes());
    fields.put("maxBytes", info.maxBytes());
    fields.put("columnBytes", info.columnBytes());
    fields.put("oldest", info.oldest());
    fields.put("newest", info.newest());
    fields.put("seasons", seasons);
    return fields;
  }

  private static Instant second(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS);
  }

  @Command(name = "list", description = "The files in the cache.", mixinStandardHelpOptions = true)
  int list(
      @Mixin CacheOptions options,
      @Mixin Part part,
      @Option(names = "--json", description = "As JSON.") boolean json) {
    return look(
        options,
        cache -> {
          List<Cache.Item> items = cache.list(part.season, part.event, part.session);
          if (json) {
            io.out().println(JsonText.of(items.stream().map(CacheCommand::fields).toList()));
            return ExitCode.OK;
          }
          var table = new Table("file", "ref", ">bytes", "confirmed");
          for (Cache.Item item : items) {
            table.row(
                item.file(),
                item.ref(),
                item.published() ? item.bytes() : "not published",
                second(item.confirmedAt()));
          }
          table.print(io, "--json has all");
          return ExitCode.OK;
        });
  }

  private static Map<String, Object> fields(Cache.Item item) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("file", item.file());
    fields.put("ref", item.ref());
    fields.put("published", item.published());
    fields.put("bytes", item.bytes());
    fields.put("fetchedAt", item.fetchedAt());
    fields.put("confirmedAt", item.confirmedAt());
    return fields;
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = "Reads everything and compares it with its checksums; deletes what is damaged.")
  int verify(
      @Mixin CacheOptions options,
      @Option(names = "--json", description = "As JSON.") boolean json) {
    return look(
        options,
        cache -> {
          Cache.Verification found = cache.verify();
          if (json) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("checked", found.checked());
            fields.put("deleted", found.deleted());
            fields.put("damage", found.damage());
            io.out().println(JsonText.of(fields));
          } else {
            found.deleted().forEach(file -> io.out().println("damaged, deleted: " + file));
            found.damage().forEach(damage -> io.out().println("file set aside: " + damage));
            io.say(
                Units.count(found.checked(), "file")
                    + " checked, "
                    + (found.isClean() ? "all as received" : "not all as received"));
          }
          return found.isClean() ? ExitCode.OK : ExitCode.FAILED;
        });
  }

  @Command(
      name = "prune",
      mixinStandardHelpOptions = true,
      description = "Deletes the files used longest ago until the rest is no larger than asked.")
  int prune(
      @Mixin CacheOptions options,
      @Option(
              names = "--max-size",
              required = true,
              paramLabel = "SIZE",
              converter = ByteSize.class,
              description = "What may stay, such as 500M, 1.5G or 64MiB.")
          long maxSize,
      @Option(names = "--json", description = "As JSON.") boolean json) {
    return on(options, cache -> gone(cache, cache.prune(maxSize), json));
  }

  @Command(
      name = "clear",
      description = "Deletes all files, or those of a part.",
      mixinStandardHelpOptions = true)
  int clear(
      @Mixin CacheOptions options,
      @Mixin Part part,
      @Option(names = "--json", description = "As JSON.") boolean json) {
    return on(
        options, cache -> gone(cache, cache.clear(part.season, part.event, part.session), json));
  }

  private int gone(Cache cache, int files, boolean json) {
    long left = cache.info().usedBytes();
    if (json) {
      var fields = new LinkedHashMap<String, Object>();
      fields.put("deleted", files);
      fields.put("usedBytes", left);
      io.out().println(JsonText.of(fields));
    } else {
      io.out().println(Units.count(files, "file") + " deleted, " + Units.bytes(left) + " left");
    }
    return ExitCode.OK;
  }
}
