package amplify.bench;

import amplify.raster.Encoding;
import amplify.raster.Format;
import amplify.raster.Picture;
import amplify.raster.RasterReader;
import amplify.raster.RasterWriter;
import amplify.runtime.Service;
import amplify.runtime.ServiceSettings;
import amplify.s3.ObjectStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * An RGB PNG of 1024×1024 pixels to JPEG, four at a time, through HTTP and the object store, beside
 * the codec alone on all cores; they take turns. The object store is a process of its own, callers
 * and service share one, and all share the cores.
 */
final class ConvertTable {

  private static final int SIDE = 1024;
  private static final double NOISE = 0.06;
  private static final int CALLERS = 4;
  private static final int WARM_UPS = 6;
  private static final int ROUNDS = 5;
  private static final Duration ROUND = Duration.ofSeconds(5);
  private static final String KEY = "bench/waves.png";

  private final byte[] png;
  private final RasterReader reader = new RasterReader();
  private final RasterWriter jpeg = new RasterWriter(Encoding.of(Format.JPEG));

  private ConvertTable(byte[] png) {
    this.png = png;
  }

  static void print() throws Exception {
    Path folder = Files.createTempDirectory("amplify-bench");
    byte[] png = Waves.png(Waves.rgb(SIDE, NOISE));
    try (Backends backends = Backends.start(folder)) {
      var values = new HashMap<>(backends.settings());
      values.putAll(Map.of("PORT", "0", "LOG_LEVEL", "warn"));
      ServiceSettings settings = ServiceSettings.read(Map.of(), folder, values, false);
      try (var service = Service.start(settings, "convert");
          var store = ObjectStore.connect(settings.s3().orElseThrow());
          var http = HttpClient.newHttpClient()) {
        store.put(KEY, png, "image/png");
        HttpRequest request =
            HttpRequest.newBuilder(
                    URI.create("http://localhost:%d/media/image/convert".formatted(service.port())))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"source_uri\":\"%s\",\"target_format\":\"jpeg\"}"
                            .formatted(store.uri(KEY))))
                .build();
        new ConvertTable(png).print(http, request, backends);
      }
    }
  }

  private void print(HttpClient http, HttpRequest request, Backends backends)
      throws InterruptedException, ExecutionException, IOException {
    Picture picture = read();
    int cores = Runtime.getRuntime().availableProcessors();
    perSecond(cores, this::codec);
    System.out.printf(
        "PNG of %d bytes, %d cores; on one core: reading %.1f ms, writing %.1f ms%n",
        png.length,
        cores,
        1e3 / perSecond(1, this::read),
        1e3 / perSecond(1, () -> written(picture)));
    System.out.printf(
        "%-8s%14s%14s%18s%18s%n",
        "round", "codec/s", "service/s", "CPU ms, service", "CPU ms, store");
    var codec = new Rounds(ROUNDS);
    var served = new Rounds(ROUNDS);
    for (int round = 1 - WARM_UPS; round <= ROUNDS; round++) {
      double alone = perSecond(cores, this::codec);
      Duration own = ownTime();
      Duration stores = backends.cpuTime();
      var asked = new AtomicLong();
      double through =
          perSecond(
              CALLERS,
              () -> {
                var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
                if (response.statusCode() != 200) {
                  throw new IllegalStateException("Answered " + response.statusCode());
                }
                asked.incrementAndGet();
                return response.body().length;
              });
      if (round > 0) {
        codec.add(alone);
        served.add(through);
      }
      System.out.printf(
          "%-8s%14.1f%14.1f%18.1f%18.1f%n",
          round > 0 ? round : "warm-up",
          alone,
          through,
          ownTime().minus(own).toNanos() / 1e6 / asked.get(),
          backends.cpuTime().minus(stores).toNanos() / 1e6 / asked.get());
    }
    System.out.printf("%-8s%14.1f%14.1f%n", "median", codec.median(), served.median());
  }

  private static Duration ownTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private Picture read() {
    return reader.read(png);
  }

  private int written(Picture picture) {
    var out = new ByteArrayOutputStream(1 << 20);
    try {
      jpeg.write(picture, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.size();
  }

  private int codec() {
    return written(read());
  }

  private static double perSecond(int threads, Callable<?> work)
      throws InterruptedException, ExecutionException {
    long start = System.nanoTime();
    long end = start + ROUND.toNanos();
    long done = 0;
    try (var pool = Executors.newFixedThreadPool(threads)) {
      var counts =
          IntStream.range(0, threads)
              .mapToObj(thread ->
                  pool.submit(() -> {
                    long count = 0;
                    while (System.nanoTime() < end) {
                      work.call();
                      count++;
                    }
                    return count;
                  }))
              .toList();
      for (Future<Long> count : counts) {
        done += count.get();
      }
    }
    return done / ((System.nanoTime() - start) / 1e9);
  }
}
