package amplify.jobs;

/** What was asked of a job cannot be done in the state it is in. */
public class JobStateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  JobStateException(String message) {
    super(message);
  }
}
