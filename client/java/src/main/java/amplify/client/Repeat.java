package amplify.client;

/** When a request may be sent again after it failed. */
enum Repeat {
  /** Carrying it out twice does no harm. */
  ALWAYS,

  /** Only when it surely was not carried out: no connection was made, or it was turned away. */
  UNLESS_DONE
}
