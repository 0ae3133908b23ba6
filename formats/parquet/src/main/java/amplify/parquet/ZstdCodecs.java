package amplify.parquet;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Zstandard and nothing else, straight from zstd-jni: Parquet's own factory would load Hadoop's
 * configuration.
 */
final class ZstdCodecs implements CompressionCodecFactory {

  private final int level;

  ZstdCodecs(int level) {
    this.level = level;
  }

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName name) {
    requireZstd(name);
    return new Compressor(level);
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
    requireZstd(name);
    return new Decompressor();
  }

  private static void requireZstd(CompressionCodecName name) {
    if (name != CompressionCodecName.ZSTD) {
      throw new IllegalArgumentException(
          "Parquet pages compressed with %s cannot be read here: write them with ZSTD"
              .formatted(name));
    }
  }

  @Override
  public void release() {
    // Compressors hold no memory between calls.
  }

  private static byte[] copy(BytesInput bytes) throws IOException {
    var copy = new ByteArrayOutputStream(Math.toIntExact(bytes.size()));
    bytes.writeAllTo(copy);
    return copy.toByteArray();
  }

  private static UnsupportedOperationException onlyHeapBuffers() {
    return new UnsupportedOperationException(
        "Pages are decompressed into heap buffers only: LocalParquet asks for no others");
  }

  private record Compressor(int level) implements BytesInputCompressor {

    @Override
    public BytesInput compress(BytesInput bytes) throws IOException {
      return BytesInput.from(Zstd.compress(copy(bytes), level));
    }

    @Override
    public CompressionCodecName getCodecName() {
      return CompressionCodecName.ZSTD;
    }

    @Override
    public void release() {
      // Nothing is held.
    }
  }

  private record Decompressor() implements BytesInputDecompressor {

    @Override
    public BytesInput decompress(BytesInput bytes, int decompressedSize) throws IOException {
      return BytesInput.from(Zstd.decompress(copy(bytes), decompressedSize));
    }

    @Override
    public void decompress(
        ByteBuffer input, int compressedSize, ByteBuffer output, int decompressedSize) {
      throw onlyHeapBuffers();
    }

    @Override
    public void release() {
      // Nothing is held.
    }
  }
}
