package amplify.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The files of a clone, seen by Git. */
record WorkingTree(Path project) {

  /**
   * Refuses changes that are not committed. The version may have been set by an earlier attempt.
   *
   * @param versionIsSet whether the version is that of the release already
   */
  void checkClean(boolean versionIsSet) throws IOException, InterruptedException {
    Process git =
        new ProcessBuilder("git", "-C", project.toString(), "status", "--porcelain")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (git.waitFor() != 0) {
      throw new ReleaseException(
          "'%s' is not a Git clone: a release is made of a commit".formatted(project));
    }
    List<String> changes =
        output
            .lines()
            .filter(line -> !(versionIsSet && line.substring(3).equals(MavenConfig.NAME)))
            .toList();
    if (!changes.isEmpty()) {
      throw new ReleaseException(
          "There are changes that are not committed; commit or stash them first:\n"
              + String.join("\n", changes));
    }
  }
}
