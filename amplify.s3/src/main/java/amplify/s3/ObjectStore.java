package amplify.s3;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The configured bucket. Thread-safe; calls block and have limits.
 *
 * <p>Every call can throw {@link StoreUnavailableException} when the store is out of reach or fails
 * after all retries, and {@link StoreAccessException} when it refuses.
 */
public final class ObjectStore implements AutoCloseable {

  private static final Duration CALL_LIMIT = Duration.ofMinutes(15);
  private static final Duration ATTEMPT_LIMIT = Duration.ofMinutes(5);
  private static final Duration PROBE_LIMIT = Duration.ofSeconds(3);

  private static final int RANGE_NOT_SATISFIABLE = 416;

  /** What virtual machines allow an array of bytes to hold. */
  private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

  /** Bytes written to a file at a time. */
  private static final int COPY_BUFFER = 1 << 17;

  /** S3 deletes this many objects in one request at most. */
  private static final int DELETE_BATCH = 1_000;

  private final S3Settings settings;
  private final String bucket;
  private final S3Client client;
  private final Uploads uploads;
  private final GetPresigner presigner;
  private final MultipartUploads multipartUploads;

  private ObjectStore(S3Settings settings, S3Client client) {
    this.settings = settings;
    this.bucket = settings.bucket();
    this.client = client;
    this.uploads = new Uploads(client, bucket);
    this.presigner = new GetPresigner(settings);
    this.multipartUploads = new MultipartUploads(client, settings);
  }

  /** Prepares to use the store. Nothing is sent yet. */
  public static ObjectStore connect(S3Settings settings) {
    return connect(settings, StoreObserver.NONE);
  }

  /**
   * As {@link #connect(S3Settings)}.
   *
   * @param observer is told of every call
   */
  public static ObjectStore connect(S3Settings settings, StoreObserver observer) {
    return new ObjectStore(settings, client(settings, observer));
  }

  private static S3Client client(S3Settings settings, StoreObserver observer) {
    var builder =
        S3Client.builder()
            .region(Region.of(settings.region()))
            .forcePathStyle(settings.pathStyle())
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())))
            // Not every server knows the newer checksum headers; signatures cover the content.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(settings.connectTimeout())
                    .socketTimeout(settings.readTimeout()))
            .overrideConfiguration(override ->
                override
                    .addExecutionInterceptor(new ObservedCalls(observer))
                    .apiCallTimeout(CALL_LIMIT)
                    .apiCallAttemptTimeout(ATTEMPT_LIMIT)
                    .retryStrategy(retry -> retry.maxAttempts(settings.attempts())));
    settings.endpoint().ifPresent(builder::endpointOverride);
    return builder.build();
  }

  /** Makes the bucket if it is missing. Safe to call from several processes at once. */
  public void ensureBucket() {
    String doing = "looking for bucket '%s'".formatted(bucket);
    S3Errors.translated(
        doing,
        () -> {
          try {
            client.headBucket(request -> request.bucket(bucket));
          } catch (NoSuchBucketException e) {
            createBucket();
          }
          return true;
        });
  }

  private void createBucket() {
    try {
      client.createBucket(request -> request.bucket(bucket));
    } catch (BucketAlreadyOwnedByYouException | BucketAlreadyExistsException e) {
      // Another process was quicker. If the bucket is somebody else's, using it will tell.
      client.headBucket(request -> request.bucket(bucket));
    }
  }

  /** Whether the bucket answers now. Never throws, never takes longer than some seconds. */
  public boolean reachable() {
    try {
      client.headBucket(request ->
          request
              .bucket(bucket)
              .overrideConfiguration(override ->
                  override.apiCallTimeout(PROBE_LIMIT).apiCallAttemptTimeout(PROBE_LIMIT)));
      return true;
    } catch (SdkException e) {
      return false;
    }
  }

  /**
   * The key of an object URI.
   *
   * @throws InvalidObjectUriException if it is malformed, or in another bucket
   */
  public String locate(String uri) {
    ObjectUri parsed = ObjectUri.parse(uri);
    if (!parsed.bucket().equals(bucket)) {
      throw new InvalidObjectUriException(
          "'%s' is in bucket '%s'; expected the service's bucket '%s'"
              .formatted(uri, parsed.bucket(), bucket));
    }
    return parsed.key();
  }

  /** The object URI of a key. */
  public String uri(String key) {
    return new ObjectUri(bucket, key).toString();
  }

  /** What is known of an object; empty if there is none. */
  public Optional<ObjectInfo> info(String key) {
    try {
      return S3Errors.translated(
          "looking for " + uri(key),
          () -> {
            HeadObjectResponse head = client.headObject(r -> r.bucket(bucket).key(key));
            return Optional.of(ObjectInfo.of(key, head.contentLength(), head.eTag()));
          });
    } catch (ObjectNotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * Opens an object for reading. A connection lost on the way is made again; an object changed
   * meanwhile is an error.
   *
   * @throws ObjectNotFoundException if there is none
   */
  public InputStream open(String key) {
    return opened(key).content();
  }

  /**
   * The bytes of a small object; empty if there are more than allowed.
   *
   * @param maxBytes how many there may be
   * @throws ObjectNotFoundException if there is none
   */
  public Optional<byte[]> bytes(String key, int maxBytes) {
    return bytes(key, size -> size <= maxBytes);
  }

  /**
   * The bytes of a small object; empty if they are not wanted, or more than an array can hold.
   *
   * @param wanted asked with the object's size in bytes, before it is read
   * @throws ObjectNotFoundException if there is none
   */
  public Optional<byte[]> bytes(String key, LongPredicate wanted) {
    Opened opened = opened(key);
    try (InputStream content = opened.content()) {
      long size = opened.info().size();
      return wanted.test(size) && size <= MOST_BYTES
          ? Optional.of(whole(content, (int) size))
          : Optional.empty();
    } catch (IOException e) {
      throw new StoreUnavailableException(
          "%s could not be read to its end: %s".formatted(uri(key), e.getMessage()), e);
    }
  }

  /** Reads into an array of the right size, as growing one copies what is there already. */
  private static byte[] whole(InputStream content, int size) throws IOException {
    var bytes = new byte[size];
    int got = content.readNBytes(bytes, 0, bytes.length);
    if (got < bytes.length) {
      throw new EOFException("it ended after %d of %d bytes".formatted(got, size));
    }
    return bytes;
  }

  /**
   * A part of an object; empty if the object ends before.
   *
   * @param offset where it begins, 0-based
   * @param length how many bytes, at least 1
   * @throws ObjectNotFoundException if there is none
   */
  public Optional<byte[]> range(String key, long offset, int length) {
    if (offset < 0 || length < 1) {
      throw new IllegalArgumentException(
          "Bytes from %d, %d of them, are no part of an object; expected 0 or more, and at least 1"
              .formatted(offset, length));
    }
    String range = "bytes=%d-%d".formatted(offset, offset + length - 1);
    return S3Errors.translated(
        "reading " + uri(key),
        () -> {
          try {
            byte[] bytes = client.getObjectAsBytes(get(key).range(range).build()).asByteArray();
            return bytes.length == length ? Optional.of(bytes) : Optional.empty();
          } catch (S3Exception e) {
            if (e.statusCode() == RANGE_NOT_SATISFIABLE) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  private Opened opened(String key) {
    String doing = "reading " + uri(key);
    return S3Errors.translated(
        doing,
        () -> {
          ResponseInputStream<GetObjectResponse> first = client.getObject(get(key).build());
          ObjectInfo info =
              ObjectInfo.of(key, first.response().contentLength(), first.response().eTag());
          String etag = first.response().eTag();
          return new Opened(
              info,
              new ResumingStream(
                  first,
                  position ->
                      S3Errors.translated(
                          doing,
                          () ->
                              client.getObject(
                                  get(key)
                                      .ifMatch(etag)
                                      .range("bytes=%d-".formatted(position))
                                      .build())),
                  info.size(),
                  settings.attempts()));
        });
  }

  private GetObjectRequest.Builder get(String key) {
    return GetObjectRequest.builder().bucket(bucket).key(key);
  }

  private record Opened(ObjectInfo info, InputStream content) {}

  /**
   * Fetches an object into a file.
   *
   * @param file written anew; removed again if the object cannot be read to its end
   * @return the version that was read
   * @throws ObjectNotFoundException if there is none
   */
  public ObjectInfo download(String key, Path file) {
    Opened opened = opened(key);
    try (InputStream content = opened.content()) {
      copy(content, file);
      return opened.info();
    } catch (IOException e) {
      remove(file, e);
      throw new StoreUnavailableException(
          "%s could not be read to its end: %s".formatted(uri(key), e.getMessage()), e);
    }
  }

  private static void copy(InputStream content, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      var buffer = new byte[COPY_BUFFER];
      int count = content.readNBytes(buffer, 0, buffer.length);
      while (count > 0) {
        out.write(buffer, 0, count);
        count = content.readNBytes(buffer, 0, buffer.length);
      }
    }
  }

  private static void remove(Path file, IOException cause) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  /** Stores bytes. */
  public ObjectInfo put(String key, byte[] bytes, String mediaType) {
    return S3Errors.translated(
        "writing " + uri(key),
        () ->
            ObjectInfo.of(
                key,
                bytes.length,
                client
                    .putObject(
                        request -> request.bucket(bucket).key(key).contentType(mediaType),
                        RequestBody.fromBytes(bytes))
                    .eTag()));
  }

  /** Stores a file; a large one is sent in parts, and leaves nothing behind if it fails. */
  public ObjectInfo upload(String key, Path file, String mediaType) {
    return S3Errors.translated(
        "writing " + uri(key),
        () -> {
          try {
            return uploads.upload(key, file, mediaType);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** Objects that others upload in parts. Closed with this store. */
  public MultipartUploads multipartUploads() {
    return multipartUploads;
  }

  /** The objects whose keys begin so, in the order of keys, fetched page by page. */
  public Stream<ObjectInfo> list(String prefix) {
    return S3Errors.translated(
        "listing " + bucket,
        () ->
            client
                .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix))
                .contents()
                .stream()
                .map(object -> ObjectInfo.of(object.key(), object.size(), object.eTag())));
  }

  /**
   * Some of the objects whose keys begin so, in the order of keys.
   *
   * @param after only keys that come after this one; empty for the first ones
   * @param limit how many at most, 1 to 1,000
   */
  public List<ObjectInfo> list(String prefix, String after, int limit) {
    return S3Errors.translated(
        "listing " + bucket,
        () ->
            client
                .listObjectsV2(request ->
                    request
                        .bucket(bucket)
                        .prefix(prefix)
                        .startAfter(after.isEmpty() ? null : after)
                        .maxKeys(limit))
                .contents()
                .stream()
                .map(object -> ObjectInfo.of(object.key(), object.size(), object.eTag()))
                .toList());
  }

  /**
   * A URL by which anybody can read an object, at the address by which others reach the store.
   * Nothing is sent.
   *
   * @param validity how long it holds, at most 7 days
   */
  public URI readUrl(String key, Duration validity) {
    return presigner.url(key, validity);
  }

  /** Removes the objects whose keys begin so. */
  public void deleteAll(String prefix) {
    S3Errors.translated(
        "removing objects below " + bucket + "/" + prefix,
        () -> {
          var batch = new ArrayList<ObjectIdentifier>();
          list(prefix)
              .forEach(object -> {
                batch.add(ObjectIdentifier.builder().key(object.key()).build());
                if (batch.size() == DELETE_BATCH) {
                  delete(batch);
                  batch.clear();
                }
              });
          if (!batch.isEmpty()) {
            delete(batch);
          }
          return true;
        });
  }

  private void delete(List<ObjectIdentifier> objects) {
    var answer =
        client.deleteObjects(
            request -> request.bucket(bucket).delete(all -> all.objects(objects).quiet(true)));
    if (answer.hasErrors() && !answer.errors().isEmpty()) {
      var first = answer.errors().getFirst();
      throw new StoreUnavailableException(
          "%d objects could not be removed, the first %s: %s"
              .formatted(answer.errors().size(), first.key(), first.message()),
          AwsServiceException.builder().message(first.message()).build());
    }
  }

  @Override
  public void close() {
    presigner.close();
    multipartUploads.close();
    client.close();
  }
}
