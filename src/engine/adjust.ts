/**
 * Step four: adjust. Every parameter moves against its gradient, w = w - rate × dw (book pp. 75-76), in place; parameters
 * marked in `frozen` stay where they are.
 */
export function adjust(parameters: Float64Array, gradients: Float64Array, rate: number, frozen?: readonly boolean[]): void {
  for (let p = 0; p < parameters.length; p++) {
    if (frozen?.[p] !== true) parameters[p] = (parameters[p] ?? NaN) - rate * (gradients[p] ?? NaN);
  }
}
