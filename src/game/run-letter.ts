/** A run whose name is not to be known: the same letter on the board as in the panel. */
export function runLetter(index: number): string {
  return String.fromCharCode(65 + index);
}
