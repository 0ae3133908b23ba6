package amplify.convert;

import amplify.api.Parameter;
import java.util.Optional;

/**
 * What is asked for: an image, by its object's URI, as the body of the request or as a ROI of a
 * bin, in another form.
 *
 * @param sourceUri the image's object; without it the image is the body
 * @param binUri the files of a bin, of which a ROI is the image
 * @param roiNumber the ROI of the bin
 * @param targetFormat the name of a format, in any case
 * @param mode the name of a mode; without it the one that loses least
 * @param quality of JPEGs
 * @param compression of TIFFs and PNGs
 * @param page which page or frame
 * @param resize the box that the image is shrunk to
 */
public record Conversion(
    @Parameter(
            description =
                "The image, an object of the service's bucket. Without it the image is the body of"
                    + " the request.")
        Optional<String> sourceUri,
    @Parameter(
            description =
                "Instead of an image a bin, by what its files have in common, such as"
                    + " s3://bucket/D20130526T095207_IFCB013, or by one of them.")
        Optional<String> binUri,
    @Parameter(description = "The ROI of the bin, its target number.", min = 1, max = 99_999)
        Optional<Integer> roiNumber,
    @Parameter(
            description =
                "The format to write: png, jpeg (jpg), tiff (tif), bmp, gif, pnm, pbm, pgm or ppm.",
            pattern = "[A-Za-z0-9]{1,10}")
        String targetFormat,
    @Parameter(
            description =
                "What pixels are made of: 1, L, LA, I;16, P, RGB, RGBA, CMYK, RGB;16 or RGBA;16."
                    + " Default: the image's own if the format holds it, else the one that loses"
                    + " least. What is transparent lies on white where a mode cannot hold it.")
        Optional<String> mode,
    @Parameter(description = "Quality of JPEGs, 1 to 100.", defaultValue = "75", min = 1, max = 100)
        int quality,
    @Parameter(
            description =
                "Compression: none, lzw, deflate or packbits for TIFF (lzw), 0 to 9 for PNG (6).",
            pattern = "[a-z]{3,10}|[0-9]")
        Optional<String> compression,
    @Parameter(
            description = "Page of a TIFF or frame of an animation, counted from 0.",
            defaultValue = "0",
            min = 0)
        int page,
    @Parameter(
            description =
                "The box that the image is shrunk to, in pixels, keeping its proportions: 800x600,"
                    + " 800x (width), x600 (height) or 800 (both). Images are never enlarged.",
            pattern = "[0-9]{1,6}|[0-9]{1,6}x|x[0-9]{1,6}|[0-9]{1,6}x[0-9]{1,6}")
        Optional<String> resize) {}
