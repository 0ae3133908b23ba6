package amplify.cli;

import amplify.client.AmplifyException;
import amplify.client.DownloadException;
import amplify.client.JobFailedException;
import amplify.client.NetworkException;
import amplify.client.NotFoundException;
import amplify.client.UploadException;
import amplify.client.WaitTimeoutException;
import picocli.CommandLine;

/** What the command's exit code says. */
final class ExitCode {

  static final int OK = 0;

  /** The job failed or was cancelled, or the service refused. */
  static final int FAILED = 1;

  static final int USAGE = CommandLine.ExitCode.USAGE;
  static final int NOT_FOUND = 3;
  static final int UNREACHABLE = 4;

  /** The job goes on after the time given. */
  static final int TIMEOUT = 5;

  /** Files could not be transferred; repeat the command to resume. */
  static final int INCOMPLETE = 6;

  /** For the help text and the manual. */
  static final String[] ALL = {
    "0:Done.",
    "1:The job failed or was cancelled, or the service refused.",
    "2:Wrong usage.",
    "3:No such job or result.",
    "4:The service cannot be reached.",
    "5:The job is still running after the time given with --timeout.",
    "6:Files could not be transferred; repeat the command to resume.",
    "130:Stopped with Ctrl-C."
  };

  private ExitCode() {}

  static int of(AmplifyException e) {
    return switch (e) {
      case NotFoundException _ -> NOT_FOUND;
      case NetworkException _ -> UNREACHABLE;
      case WaitTimeoutException _ -> TIMEOUT;
      case UploadException _ -> INCOMPLETE;
      case DownloadException _ -> INCOMPLETE;
      case JobFailedException _ -> FAILED;
      default -> FAILED;
    };
  }
}
