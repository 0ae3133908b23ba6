package amplify.raster;

/**
 * What a file says of itself before anything of it is decoded.
 *
 * @param format by its first bytes
 * @param width columns of the first page or of the canvas, as stored, before it is turned upright
 * @param height rows, likewise
 * @param pages pages of a TIFF, frames of an animation; 1 for all else
 */
public record Header(Format format, int width, int height, int pages) {}
