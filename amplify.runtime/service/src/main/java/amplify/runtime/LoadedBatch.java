package amplify.runtime;

import amplify.api.About;
import amplify.api.BatchProcessor;
import amplify.api.InputRule;
import amplify.api.Schema;
import amplify.openapi.JsonSchema;
import amplify.worker.ServedProcessor;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * How a processor works through jobs.
 *
 * @param processor the processor
 * @param about who it is
 * @param inputs the files of a unit
 * @param schema the columns of its table
 * @param binder reads the parameters of a job
 * @param <P> the parameters
 */
record LoadedBatch<P extends Record>(
    BatchProcessor<P> processor,
    About about,
    InputRule inputs,
    Schema schema,
    ParameterBinder<P> binder) {

  /**
   * Asks a processor for all that it declares.
   *
   * @throws IllegalArgumentException if its parameters cannot be used
   */
  static <P extends Record> LoadedBatch<P> of(BatchProcessor<P> processor) {
    return new LoadedBatch<>(
        processor,
        processor.about(),
        processor.inputs(),
        processor.schema(),
        new ParameterBinder<>(processor.parameters()));
  }

  /**
   * Checks the parameters of a request.
   *
   * @return all of them, defaults filled in, as JSON text
   * @throws InvalidRequestException naming those that break a rule
   */
  String checkedParameters(JsonNode parameters) {
    return binder.json(binder.bind(parameters));
  }

  /** What the parameters look like. */
  JsonSchema parametersSchema() {
    return new RecordSchemas(about.name()).request(processor.parameters(), binder.fields());
  }

  /** The processor as the worker takes it. */
  ServedProcessor served() {
    return new ServedProcessor(
        about,
        schema,
        (unit, parametersJson, work) -> processor.process(unit, binder.bind(parametersJson), work));
  }
}
