package amplify.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of the command line, as the build wrote it into the module. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "amplify "
          + Amplify.class.getModule().getDescriptor().rawVersion().orElse("(unknown version)")
    };
  }
}
