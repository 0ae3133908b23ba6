package amplify.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What processors are built with, in the layout of a Maven repository.
 *
 * @param modules the folders of the modules in the project
 */
record AuthorModules(Path project, Version version, List<String> modules) {

  private static final String GROUP = "io/github/ifcb-amplify";

  /** Copies jars and poms into a folder. */
  void write(Path folder) throws IOException {
    copy(folder, "dev/bom", "amplify.bom", "pom.xml", ".pom");
    for (String module : modules) {
      String artifact = "amplify." + module.replaceFirst(".*[./]", "");
      copy(folder, module, artifact, "pom.xml", ".pom");
      copy(folder, module, artifact, "%s-%s.jar".formatted(artifact, version), ".jar");
    }
  }

  private void copy(Path folder, String module, String artifact, String built, String ending)
      throws IOException {
    Path from = project.resolve(module).resolve("target").resolve(built);
    if (!Files.isRegularFile(from)) {
      throw new ReleaseException("'%s' is missing: run ./amplify build".formatted(from));
    }
    Path to =
        folder
            .resolve(GROUP)
            .resolve(artifact)
            .resolve(version.text())
            .resolve("%s-%s%s".formatted(artifact, version, ending));
    Files.createDirectories(to.getParent());
    Files.copy(from, to);
  }
}
