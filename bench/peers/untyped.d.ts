// The parts of packages without types of their own that the bench uses.

declare module 'synaptic' {
  interface Squash { readonly squash: unique symbol }
  interface Connection { readonly ID: number; readonly to: Neuron }
  interface Neuron { readonly ID: number; readonly connections: { readonly projected: Readonly<Record<string, Connection>> } }
  interface Layer {
    readonly list: readonly Neuron[];
    set(options: { readonly squash: Squash }): void;
    project(layer: Layer, type: unknown): void;
  }
  interface Network {
    activate(input: readonly number[]): readonly number[];
    propagate(rate: number, target: readonly number[]): void;
    optimize(): void;
    readonly optimized: { readonly memory: Float64Array; readonly data: { readonly variables: Readonly<Record<string, { readonly id: number }>> } } | null;
  }
  const synaptic: {
    readonly Neuron: { readonly squash: { readonly RELU: Squash; readonly IDENTITY: Squash } };
    readonly Layer: { readonly connectionType: { readonly ALL_TO_ALL: unknown }; new (size: number): Layer };
    readonly Network: new (layers: { readonly input: Layer; readonly hidden: readonly Layer[]; readonly output: Layer }) => Network;
  };
  export default synaptic;
}

declare module 'convnetjs' {
  interface Vol { readonly w: Float64Array }
  interface FullyConnected { readonly layer_type: string; readonly filters: readonly Vol[]; readonly biases: Vol }
  interface Net { makeLayers(definitions: readonly object[]): void; readonly layers: readonly FullyConnected[] }
  interface Trainer { train(input: Vol, target: number | readonly number[]): void }
  const convnetjs: {
    readonly Vol: new (values: readonly number[]) => Vol;
    readonly Net: new () => Net;
    readonly Trainer: new (net: Net, options: object) => Trainer;
  };
  export default convnetjs;
}
