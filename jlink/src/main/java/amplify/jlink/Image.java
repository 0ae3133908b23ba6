package amplify.jlink;

import amplify.jlink.legal.Legal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A service as a folder that runs without anything else: its modules linked with those of the JDK
 * that they require, a launcher, and an archive of classes that makes it start quickly. Two images
 * made of the same modules are equal to the byte.
 *
 * @param service what it runs
 * @param folder where it lies
 */
record Image(LinkedService service, Path folder) {

  private static final String PLUGINS = "plugins";

  /**
   * Makes it. An image that lay there is replaced; the plugins that were put into it stay.
   *
   * @param project the project's folder, where everything has been built
   * @param more JDK modules that the service does not use, for plugins
   */
  static Image make(LinkedService service, Path project, List<String> more) {
    return make(
        service,
        service.image(project),
        service.modules(project),
        service.sbom(project),
        more,
        ClassList.read(service.classes(project)));
  }

  /**
   * Makes it in a folder.
   *
   * @param folder where it is to lie
   * @param modules the jars of the service
   * @param sbom the list of its libraries
   * @param classes which classes the archive holds
   */
  static Image make(
      LinkedService service,
      Path folder,
      Path modules,
      Path sbom,
      List<String> more,
      ClassList classes) {
    var image = new Image(service, folder);
    Path fresh = image.folder.resolveSibling(service.word() + ".new");
    try {
      Tree.delete(fresh);
      Files.createDirectories(fresh.getParent());
      new Image(service, fresh).fill(modules, sbom, more, classes);
      Path plugins = image.folder.resolve(PLUGINS);
      if (Files.isDirectory(plugins)) {
        Tree.delete(fresh.resolve(PLUGINS));
        Files.move(plugins, fresh.resolve(PLUGINS));
      }
      Tree.delete(image.folder);
      Files.move(fresh, image.folder);
      return image;
    } catch (IOException e) {
      throw new UncheckedIOException("'%s' cannot be written".formatted(image.folder), e);
    }
  }

  private void fill(Path modules, Path sbom, List<String> more, ClassList classes)
      throws IOException {
    Path parts = Files.createTempDirectory("amplify-image");
    try {
      Path jars = Files.createDirectories(parts.resolve("jars"));
      Path natives = Files.createDirectories(parts.resolve("natives"));
      List<ModuleJar> service = ModuleJar.in(modules);
      new LinkableJars(Platform.here(), jars, natives).write(service);
      var linked = new ArrayList<>(service.stream().map(ModuleJar::name).toList());
      linked.addAll(more);
      Linker.link(jars, linked, folder);
      Tree.copy(natives, folder.resolve("lib"));
      Legal.write(modules, sbom, legal());
    } finally {
      Tree.delete(parts);
    }
    Files.createDirectories(folder.resolve(PLUGINS));
    new Launcher(service).write(folder);
    // The archive holds the times of what it was made of.
    Tree.setTimes(folder);
    ClassArchive.write(this, classes);
    Tree.setTimes(folder);
  }

  /** Its Java. */
  Path java() {
    return folder.resolve("bin/java");
  }

  /** What administrators start. */
  Path launcher() {
    return folder.resolve("bin").resolve(service.word());
  }

  /** Its archive of classes. */
  Path archive() {
    return folder.resolve("lib/service.jsa");
  }

  /** The licences of everything in it. */
  Path legal() {
    return folder.resolve("legal");
  }

  /** The options of its virtual machine. */
  Path options() {
    return folder.resolve(Launcher.OPTIONS);
  }

  /** What it is for, and how large it is. */
  String description() {
    long archive = Tree.size(archive());
    return "%s: %d MB, and %d MB of classes ready to use"
        .formatted(folder, megabytes(Tree.size(folder) - archive), megabytes(archive));
  }

  private static long megabytes(long bytes) {
    return Math.ceilDiv(bytes, 1_000_000);
  }

  /** The command that starts it with other options than its launcher has. */
  List<String> command(List<String> options) {
    var command = new ArrayList<>(List.of(java().toString(), "@" + options()));
    command.add("-Djava.library.path=" + folder.resolve("lib"));
    command.addAll(options);
    command.addAll(List.of("--module", Launcher.MAIN));
    return command;
  }
}
