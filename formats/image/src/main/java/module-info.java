/**
 * For everything that handles single images: the 8-bit grey image that instruments give and
 * algorithms take, and its PNG encoding.
 */
module amplify.image {
  exports amplify.image;
}
