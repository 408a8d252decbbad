package io.tif1.sql;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;

/**
 * An Arrow file as it is written:
 *
 * <pre>
 * file    := "ARROW1" 0 0  schema  batch*  end  footer  length of the footer (4)  "ARROW1"
 * schema  := message without a body
 * batch   := message, its body the buffers of all columns in order
 * message := FFFFFFFF  length of what describes it (4)  what describes it  body
 * end     := FFFFFFFF 00000000
 * </pre>
 *
 * What describes things is a flatbuffer. Numbers are little-endian, and every part and every buffer
 * is filled up with zeros to a multiple of 8 bytes.
 */
final class ArrowFile implements AutoCloseable {
  private static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);
  private static final int CONTINUES = -1;
  private static final int ALIGNMENT = 8;

  private final FileChannel channel;
  private final List<String> names;
  private final List<ArrowColumn> columns;
  private final List<Batch> batches = new ArrayList<>();

  /** Where a batch is, for the footer. */
  private record Batch(long offset, int metadataBytes, long bodyBytes) {}

  ArrowFile(Path file, List<String> names, List<ArrowColumn> columns) throws IOException {
    this.channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    this.names = names;
    this.columns = columns;
    write(ByteBuffer.wrap(MAGIC));
    pad();
    var builder = new FlatBufferBuilder();
    message(builder, MessageHeader.Schema, schema(builder), 0);
  }

  private int schema(FlatBufferBuilder builder) {
    int[] fields = new int[columns.size()];
    for (int i = 0; i < fields.length; i++) {
      ArrowType type = columns.get(i).type();
      int name = builder.createString(names.get(i));
      int described = type.describe(builder);
      int children = Field.createChildrenVector(builder, new int[0]);
      fields[i] = Field.createField(builder, name, true, type.code(), described, 0, children, 0);
    }
    int all = Schema.createFieldsVector(builder, fields);
    return Schema.createSchema(builder, Endianness.Little, all, 0, 0);
  }

  /** Writes what the columns hold. */
  void batch(int rows) throws IOException {
    var buffers = new ArrayList<ByteBuffer>();
    columns.forEach(column -> buffers.addAll(column.buffers()));
    long body = buffers.stream().mapToLong(buffer -> padded(buffer.remaining())).sum();
    long offset = channel.position();
    var builder = new FlatBufferBuilder();
    int metadata = message(builder, MessageHeader.RecordBatch, batch(builder, rows, buffers), body);
    for (ByteBuffer buffer : buffers) {
      write(buffer);
      pad();
    }
    batches.add(new Batch(offset, metadata, body));
  }

  /** Vectors of a flatbuffer are filled from the end. */
  private int batch(FlatBufferBuilder builder, int rows, List<ByteBuffer> buffers) {
    RecordBatch.startNodesVector(builder, columns.size());
    for (int i = columns.size() - 1; i >= 0; i--) {
      FieldNode.createFieldNode(builder, rows, columns.get(i).missing());
    }
    int nodes = builder.endVector();
    RecordBatch.startBuffersVector(builder, buffers.size());
    long end = buffers.stream().mapToLong(buffer -> padded(buffer.remaining())).sum();
    for (int i = buffers.size() - 1; i >= 0; i--) {
      int bytes = buffers.get(i).remaining();
      end -= padded(bytes);
      Buffer.createBuffer(builder, end, bytes);
    }
    int places = builder.endVector();
    return RecordBatch.createRecordBatch(builder, rows, nodes, places, 0, 0);
  }

  /** Writes what describes a message; its length with all that is before the body. */
  private int message(FlatBufferBuilder builder, byte kind, int header, long bodyBytes)
      throws IOException {
    builder.finish(Message.createMessage(builder, MetadataVersion.V5, kind, header, bodyBytes, 0));
    ByteBuffer described = builder.dataBuffer();
    int bytes = (int) padded(described.remaining());
    write(numbers(CONTINUES, bytes));
    write(described);
    pad();
    return 2 * Integer.BYTES + bytes;
  }

  /** Writes the footer: without it the file is none. */
  void finish() throws IOException {
    write(numbers(CONTINUES, 0));
    var builder = new FlatBufferBuilder();
    int schema = schema(builder);
    Footer.startDictionariesVector(builder, 0);
    int dictionaries = builder.endVector();
    Footer.startRecordBatchesVector(builder, batches.size());
    for (int i = batches.size() - 1; i >= 0; i--) {
      Batch batch = batches.get(i);
      Block.createBlock(builder, batch.offset, batch.metadataBytes, batch.bodyBytes);
    }
    int blocks = builder.endVector();
    builder.finish(
        Footer.createFooter(builder, MetadataVersion.V5, schema, dictionaries, blocks, 0));
    ByteBuffer footer = builder.dataBuffer();
    int bytes = footer.remaining();
    write(footer);
    write(numbers(bytes));
    write(ByteBuffer.wrap(MAGIC));
  }

  private static ByteBuffer numbers(int... numbers) {
    ByteBuffer bytes =
        ByteBuffer.allocate(numbers.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int number : numbers) {
      bytes.putInt(number);
    }
    return bytes.flip();
  }

  private static long padded(long bytes) {
    return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  private void pad() throws IOException {
    long at = channel.position();
    write(ByteBuffer.allocate((int) (padded(at) - at)));
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
