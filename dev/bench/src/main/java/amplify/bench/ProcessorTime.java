package amplify.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Processor time that a process has used, by what it was used for, as Linux counts it for each
 * thread. What belongs to no thread that still lives counts as the service's.
 */
record ProcessorTime(Map<Use, Long> nanos) {

  /** What processor time is used for. */
  enum Use {
    /** The processor: images to masks, features and PNG. */
    COMPUTING,
    /** Fetching, writing, database, HTTP: what the framework does around the processor. */
    SERVICE,
    /** The just-in-time compiler. */
    COMPILER,
    /** The garbage collector and what else the virtual machine does. */
    COLLECTOR
  }

  static ProcessorTime of(Process process) throws IOException {
    long all = process.info().totalCpuDuration().orElseThrow().toNanos();
    return of(Path.of("/proc", String.valueOf(process.pid()), "task"), all);
  }

  private static ProcessorTime of(Path folder, long all) throws IOException {
    var nanos = new EnumMap<Use, Long>(Use.class);
    List<Path> threads;
    try (Stream<Path> list = Files.list(folder)) {
      threads = list.toList();
    }
    long known = 0;
    for (Path thread : threads) {
      Use use = use(thread);
      if (use != Use.SERVICE) {
        long time = time(thread);
        nanos.merge(use, time, Long::sum);
        known += time;
      }
    }
    nanos.put(Use.SERVICE, all - known);
    return new ProcessorTime(nanos);
  }

  /** What was used since. */
  ProcessorTime since(ProcessorTime start) {
    var difference = new EnumMap<Use, Long>(Use.class);
    nanos.forEach((use, time) -> difference.put(use, time - start.nanos.getOrDefault(use, 0L)));
    return new ProcessorTime(difference);
  }

  /** The share of a use, 0 to 100. */
  double percent(Use use) {
    return nanos.getOrDefault(use, 0L) / 1e7 / seconds();
  }

  double seconds() {
    return nanos.values().stream().mapToLong(Long::longValue).sum() / 1e9;
  }

  private static Use use(Path thread) throws IOException {
    String name = read(thread.resolve("comm"));
    if (name.startsWith("compute-")) {
      return Use.COMPUTING;
    }
    if (name.startsWith("C1 ") || name.startsWith("C2 ")) {
      return Use.COMPILER;
    }
    return name.startsWith("GC ") || name.startsWith("G1 ") || name.startsWith("VM ")
        ? Use.COLLECTOR
        : Use.SERVICE;
  }

  private static long time(Path thread) throws IOException {
    String ofScheduler = read(thread.resolve("schedstat"));
    return ofScheduler.isEmpty()
        ? 0
        : Long.parseLong(ofScheduler.substring(0, ofScheduler.indexOf(' ')));
  }

  /** Nothing of a thread that has ended meanwhile. */
  private static String read(Path file) throws IOException {
    try {
      return Files.readString(file).strip();
    } catch (NoSuchFileException e) {
      return "";
    }
  }
}
