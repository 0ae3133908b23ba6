package amplify.embedded;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * An S3 server in this process that keeps objects as files and checks signatures, also those of
 * pre-signed addresses. It listens on the loopback address only.
 */
public final class EmbeddedS3 implements AutoCloseable {

  /** Clients keep idle connections open: waiting for them to close would only be waiting. */
  private static final long STOP_MILLIS = 0;

  private final S3Proxy server;
  private final URI endpoint;
  private final Credentials credentials;

  private EmbeddedS3(S3Proxy server, URI endpoint, Credentials credentials) {
    this.server = server;
    this.endpoint = endpoint;
    this.credentials = credentials;
  }

  /**
   * Starts a server.
   *
   * @param data the folder of its objects and keys, made if missing and kept
   * @param port where to listen; 0 takes a free port
   */
  public static EmbeddedS3 start(Path data, int port) {
    return start(data, port, new StoreFaults());
  }

  /**
   * Starts a server that can be told to fail.
   *
   * @param data the folder of its objects and keys, made if missing and kept
   * @param port where to listen; 0 takes a free port
   * @param faults what goes wrong, for as long as the server runs
   */
  public static EmbeddedS3 start(Path data, int port, StoreFaults faults) {
    try {
      Path objects = Files.createDirectories(data.resolve("objects"));
      Credentials credentials = Credentials.of(data.resolve("keys.properties"));
      S3Proxy server =
          S3Proxy.builder()
              .blobStore(
                  new UnreliableStore(
                      new StrictUploads(
                          new FilesystemNio2BlobStore(objects.toAbsolutePath().toString())),
                      faults))
              .endpoint(URI.create("http://127.0.0.1:" + port))
              .awsAuthentication(
                  AuthenticationType.AWS_V4, credentials.accessKey(), credentials.secretKey())
              .ignoreUnknownHeaders(true)
              .stopTimeout(STOP_MILLIS)
              .build();
      server.start();
      return new EmbeddedS3(
          server, URI.create("http://127.0.0.1:" + server.getPort()), credentials);
    } catch (IOException e) {
      throw new EmbeddedException("The embedded S3 server cannot write to '%s'".formatted(data), e);
    } catch (Exception e) {
      throw new EmbeddedException(
          "The embedded S3 server cannot start on port %d: %s".formatted(port, e.getMessage()), e);
    }
  }

  /** Its address. */
  public URI endpoint() {
    return endpoint;
  }

  /** The one access key it knows. */
  public String accessKey() {
    return credentials.accessKey();
  }

  /** The secret key to it. */
  public String secretKey() {
    return credentials.secretKey();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new EmbeddedException("The embedded S3 server cannot be stopped", e);
    }
  }
}
