package amplify.raster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** A stream whose bytes go into chunks of one type; closing it leaves the file open. */
final class PngChunks extends OutputStream {

  private final OutputStream file;
  private final String type;
  private final int size;
  private final ByteArrayOutputStream chunk = new ByteArrayOutputStream();

  /**
   * Begins the first chunk.
   *
   * @param file what the chunks are written to
   * @param type four letters
   * @param size from how many bytes on a chunk is closed
   */
  PngChunks(OutputStream file, String type, int size) {
    this.file = file;
    this.type = type;
    this.size = size;
  }

  /** Writes a single chunk. */
  static void write(OutputStream file, String type, byte[] content) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    var sum = new CRC32();
    sum.update(name);
    sum.update(content);
    file.write(ByteBuffer.allocate(Integer.BYTES).putInt(content.length).array());
    file.write(name);
    file.write(content);
    file.write(ByteBuffer.allocate(Integer.BYTES).putInt((int) sum.getValue()).array());
  }

  @Override
  public void write(int b) throws IOException {
    chunk.write(b);
    endIfFull();
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    chunk.write(bytes, offset, length);
    endIfFull();
  }

  private void endIfFull() throws IOException {
    if (chunk.size() >= size) {
      end();
    }
  }

  private void end() throws IOException {
    write(file, type, chunk.toByteArray());
    chunk.reset();
  }

  @Override
  public void close() throws IOException {
    if (chunk.size() > 0) {
      end();
    }
  }
}
