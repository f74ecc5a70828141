/**
 * For the setter of what is open in a sheet: puts `one` away, and leaves alone whatever was opened after it. An act may be
 * through only when whoever pressed it has closed its sheet and opened the next.
 */
export const putAway =
  <T>(one: T) =>
  (open: T | null): T | null =>
    open === one ? null : open;
