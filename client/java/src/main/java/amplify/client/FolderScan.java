package amplify.client;

import amplify.client.LeftOutBin.Cause;
import amplify.ifcb.BadBinException;
import amplify.ifcb.BinId;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One walk through a folder: each file is looked at once. */
final class FolderScan extends SimpleFileVisitor<Path> {

  private static final int ADC = BinFolder.EXTENSIONS.indexOf("adc");

  /** The three files of a stem, in the order of the extensions. */
  private final Map<Path, LocalFile[]> byStem = new TreeMap<>();

  private final List<LeftOutBin> leftOut = new ArrayList<>();
  private Path start = Path.of("");
  private long otherFiles;

  void walk(Path folder, boolean recursive) throws IOException {
    start = folder;
    Files.walkFileTree(
        folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), recursive ? Integer.MAX_VALUE : 1, this);
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    boolean hidden = !folder.equals(start) && folder.getFileName().toString().startsWith(".");
    return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (attributes.isRegularFile()) {
      add(file, attributes);
    }
    return FileVisitResult.CONTINUE;
  }

  /** A link to a folder above it: what is in there is looked at anyway. */
  @Override
  public FileVisitResult visitFileFailed(Path file, IOException error) throws IOException {
    if (error instanceof FileSystemLoopException) {
      return FileVisitResult.CONTINUE;
    }
    throw error;
  }

  private void add(Path file, BasicFileAttributes attributes) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    int extension = BinFolder.EXTENSIONS.indexOf(BinFolder.lowerCase(name.substring(dot + 1)));
    if (dot <= 0 || extension < 0) {
      otherFiles++;
      return;
    }
    Path stem = file.resolveSibling(name.substring(0, dot));
    LocalFile[] files =
        byStem.computeIfAbsent(stem, _ -> new LocalFile[BinFolder.EXTENSIONS.size()]);
    if (files[extension] == null) {
      files[extension] = LocalFile.of(file, attributes);
    } else {
      leftOut.add(
          new LeftOutBin(
              stem,
              Cause.TWICE,
              "it has both %s and %s; keep one of them"
                  .formatted(files[extension].path().getFileName(), name)));
      otherFiles++;
    }
  }

  BinFolder found(Path folder) {
    var complete = new TreeMap<String, LocalBin>();
    var places = new HashMap<String, Path>();
    var ambiguous = leftOut.stream().map(LeftOutBin::stem).collect(Collectors.toSet());
    byStem.forEach((stem, files) -> {
      if (ambiguous.contains(stem)) {
        return;
      }
      String id = stem.getFileName().toString();
      Optional<LeftOutBin> fault =
          fault(stem, id, files)
              .or(() ->
                  Optional.ofNullable(places.get(id))
                      .map(other ->
                          new LeftOutBin(
                              stem, Cause.TWICE, "the same bin is at %s too".formatted(other))));
      if (fault.isPresent()) {
        leftOut.add(fault.get());
      } else {
        places.put(id, stem);
        complete.put(id, new LocalBin(id, List.of(files)));
      }
    });
    leftOut.sort(Comparator.comparing(LeftOutBin::stem));
    return new BinFolder(folder, List.copyOf(complete.values()), leftOut, otherFiles);
  }

  private static Optional<LeftOutBin> fault(Path stem, String id, LocalFile[] files) {
    try {
      BinId.parse(id);
    } catch (BadBinException e) {
      return Optional.of(new LeftOutBin(stem, Cause.NO_BIN_ID, e.getMessage()));
    }
    var missing = new ArrayList<String>();
    var empty = new ArrayList<String>();
    for (int i = 0; i < files.length; i++) {
      if (files[i] == null) {
        missing.add("." + BinFolder.EXTENSIONS.get(i));
      } else if (files[i].size() == 0) {
        empty.add("." + BinFolder.EXTENSIONS.get(i));
      }
    }
    if (!missing.isEmpty()) {
      return Optional.of(
          new LeftOutBin(
              stem,
              Cause.INCOMPLETE,
              "%s %s missing"
                  .formatted(String.join(" and ", missing), missing.size() == 1 ? "is" : "are")));
    }
    if (files[ADC].size() == 0) {
      return Optional.of(
          new LeftOutBin(stem, Cause.WITHOUT_IMAGES, "its .adc is empty, so it has no images"));
    }
    return empty.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new LeftOutBin(
                stem,
                Cause.EMPTY_FILE,
                "%s is empty though its .adc lists images; was the copy cut short?"
                    .formatted(empty.getFirst())));
  }
}
