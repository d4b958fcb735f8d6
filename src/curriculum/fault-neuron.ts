/** What is wrong with one parameter of a neuron that should stand elsewhere: a bias too high or low, a weight of the other sign, too strong or too weak. */
export function neuronFault(knob: string, now: number, to: number): string {
  if (knob.startsWith('b')) return to > now ? 'bias-too-low' : 'bias-too-high';
  if (now * to < 0) return 'weight-turned';
  return Math.abs(now) > Math.abs(to) ? 'weight-too-strong' : 'weight-too-weak';
}
