package amplify.roi;

import amplify.api.Parameter;

/**
 * Where bins are looked for that are named by their id alone.
 *
 * @param binsFolder the first segments of their keys in the service's bucket
 */
public record RoiSettings(
    @Parameter(
            description =
                "First key segments of bins that are requested by their id (`/bins/{bin_id}/…`), in folders of years and days or without.",
            defaultValue = "bins",
            pattern = "[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*")
        String binsFolder) {}
