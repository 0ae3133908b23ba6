package amplify.convert;

import amplify.api.Action;
import amplify.api.ActionCall;
import amplify.api.Answer;
import amplify.testkit.GivenSettings;
import java.util.Optional;

/** What a test asks for: a {@link Conversion} whose other fields have their defaults. */
record Asked(Conversion conversion) {

  static final ConvertSettings DEFAULTS = new ConvertSettings(256, 100, 1_000, 30);

  static Asked of(String format) {
    return new Asked(
        new Conversion(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            format,
            Optional.empty(),
            75,
            Optional.empty(),
            0,
            Optional.empty()));
  }

  Asked source(String uri) {
    return roi(Optional.of(uri), conversion.binUri(), conversion.roiNumber());
  }

  Asked bin(String uri) {
    return roi(conversion.sourceUri(), Optional.of(uri), conversion.roiNumber());
  }

  Asked number(int number) {
    return roi(conversion.sourceUri(), conversion.binUri(), Optional.of(number));
  }

  private Asked roi(Optional<String> source, Optional<String> bin, Optional<Integer> number) {
    return new Asked(
        new Conversion(
            source,
            bin,
            number,
            conversion.targetFormat(),
            conversion.mode(),
            conversion.quality(),
            conversion.compression(),
            conversion.page(),
            conversion.resize()));
  }

  Asked mode(String mode) {
    return options(
        Optional.of(mode),
        conversion.quality(),
        conversion.compression(),
        conversion.page(),
        conversion.resize());
  }

  Asked quality(int quality) {
    return options(
        conversion.mode(),
        quality,
        conversion.compression(),
        conversion.page(),
        conversion.resize());
  }

  Asked compression(String compression) {
    return options(
        conversion.mode(),
        conversion.quality(),
        Optional.of(compression),
        conversion.page(),
        conversion.resize());
  }

  Asked page(int page) {
    return options(
        conversion.mode(),
        conversion.quality(),
        conversion.compression(),
        page,
        conversion.resize());
  }

  Asked resize(String resize) {
    return options(
        conversion.mode(),
        conversion.quality(),
        conversion.compression(),
        conversion.page(),
        Optional.of(resize));
  }

  private Asked options(
      Optional<String> mode,
      int quality,
      Optional<String> compression,
      int page,
      Optional<String> resize) {
    return new Asked(
        new Conversion(
            conversion.sourceUri(),
            conversion.binUri(),
            conversion.roiNumber(),
            conversion.targetFormat(),
            mode,
            quality,
            compression,
            page,
            resize));
  }

  /** The answer of the processor, as the service calls it. */
  Answer.Bytes answer(ActionCall call) throws Exception {
    return answer(call, DEFAULTS);
  }

  Answer.Bytes answer(ActionCall call, ConvertSettings settings) throws Exception {
    return (Answer.Bytes) action(settings).handler().answer(conversion, call);
  }

  @SuppressWarnings("unchecked")
  static Action<Conversion> action(ConvertSettings settings) {
    return (Action<Conversion>)
        new ConvertProcessor().actions(GivenSettings.of(settings)).getFirst();
  }
}
