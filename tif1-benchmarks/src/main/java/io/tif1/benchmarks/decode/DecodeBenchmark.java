package io.tif1.benchmarks.decode;

import com.alibaba.fastjson2.JSON;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tif1.model.Telemetry;
import io.tif1.model.json.TableReader;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** All files, one after the other, in one operation: the same bytes for everybody. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class DecodeBenchmark {
  private final ObjectMapper tree = new ObjectMapper();
  private final JacksonStreaming streaming = new JacksonStreaming(false);
  private final JacksonStreaming fastStreaming = new JacksonStreaming(true);
  private final TableReader reader = new TableReader();
  private List<byte[]> files = List.of();

  @Setup
  public void load() throws IOException {
    files = TelemetryFiles.load();
  }

  /** By the public method, with new buffers for each file. */
  @Benchmark
  public void tif1Decode(Blackhole sink) {
    for (byte[] file : files) {
      sink.consume(Telemetry.decode(file));
    }
  }

  /** As the client does it: with buffers that are kept from file to file. */
  @Benchmark
  public void tif1(Blackhole sink) {
    for (byte[] file : files) {
      sink.consume(reader.telemetry(file, 0, file.length));
    }
  }

  @Benchmark
  public void jacksonStreaming(Blackhole sink) throws IOException {
    for (byte[] file : files) {
      sink.consume(streaming.decode(file));
    }
  }

  /** With its own fast parser of doubles, which is off unless asked for. */
  @Benchmark
  public void jacksonStreamingFast(Blackhole sink) throws IOException {
    for (byte[] file : files) {
      sink.consume(fastStreaming.decode(file));
    }
  }

  @Benchmark
  public void jacksonTree(Blackhole sink) throws IOException {
    for (byte[] file : files) {
      sink.consume(tree.readTree(file));
    }
  }

  @Benchmark
  public void fastjson2(Blackhole sink) {
    for (byte[] file : files) {
      sink.consume(JSON.parseObject(file));
    }
  }
}
