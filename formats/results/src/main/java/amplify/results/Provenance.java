package amplify.results;

import amplify.api.About;
import java.util.Map;

/**
 * What made a table, written into the footer of each part so that numbers can be traced to code.
 *
 * @param processor the processor, for {@code amplify.processor} and {@code
 *     amplify.processor_version}
 * @param softwareVersion the version of the service, for {@code amplify.software_version}
 * @param parameters the job's parameters as JSON text, for {@code amplify.parameters}
 */
public record Provenance(About processor, String softwareVersion, String parameters) {

  Map<String, String> footer(String inputs) {
    return Map.of(
        "amplify.processor", processor.name(),
        "amplify.processor_version", processor.version(),
        "amplify.software_version", softwareVersion,
        "amplify.parameters", parameters,
        "amplify.inputs", inputs);
  }
}
