package amplify.worker;

import amplify.api.About;
import amplify.api.InputUnit;
import amplify.api.Schema;
import amplify.api.Work;

/**
 * A batch processor as the worker sees it: parameters come as the JSON text of the job.
 *
 * @param about who it is
 * @param schema the columns of its table
 * @param process works through one unit
 */
public record ServedProcessor(About about, Schema schema, UnitProcess process) {

  /** Works through one unit with the parameters of its job. */
  @FunctionalInterface
  public interface UnitProcess {

    /** As {@link amplify.api.BatchProcessor#process}, with parameters as a JSON object. */
    void run(InputUnit unit, String parametersJson, Work work) throws Exception;
  }
}
