import type { Rows } from '../rows.ts';
import { type Block, dataOf, type Finished } from './block.ts';
import { COMMAND_STRIDE, writeCommand } from './command.ts';
import { GROUP } from './program.ts';
import { MOST_STEPS, type Slice, type Step } from './slices.ts';

/** The entry points of a program, compiled; `watch` only where training may stop early. */
type Pipelines = ReadonlyMap<Step['entry'], GPUComputePipeline>;

/** A device with what outlives a training. */
export interface Device {
  readonly device: GPUDevice;
  readonly bindings: GPUBindGroupLayout;
  /** Rejects where the device takes the program for faulty, or is lost. */
  pipelines(code: string, entries: readonly Step['entry'][]): Promise<Pipelines>;
  /** Throws once the device is lost. */
  check(): void;
}

/** The buffers of one block. Free them, or they stay until the next collection of garbage. */
export interface Buffers {
  submit(pipelines: Pipelines, slice: Slice, order: Uint32Array<ArrayBuffer> | null, gone: Float32Array<ArrayBuffer> | null): void;
  /** The marks of all networks so far. */
  marks(): Promise<Uint32Array>;
  /** @param from the first number of each network, of `count` */
  finish(from: number, count: number): Promise<Finished>;
  free(): void;
}

// The numbers of GPUBufferUsage, GPUShaderStage and GPUMapMode: the engine reads no globals of a browser.
const MAP_READ = 0x1;
const COPY_SOURCE = 0x4;
const COPY_TARGET = 0x8;
const UNIFORM = 0x40;
const STORAGE = 0x80;
const COMPUTE = 0x4;
const READ = 0x1;

/** Programs kept: a level trains one or two. */
const MOST_PROGRAMS = 16;

export function createDevice(device: GPUDevice): Device {
  const programs = new Map<string, Promise<Pipelines>>();
  let lost: string | null = null;
  device.lost.then(({ reason, message }) => { lost = `webgpu: the device was lost (${reason}): ${message}`; }).catch(() => undefined);
  const storage = (binding: number, type: GPUBufferBindingType): GPUBindGroupLayoutEntry => ({ binding, visibility: COMPUTE, buffer: { type } });
  const bindings = device.createBindGroupLayout({
    entries: [
      { binding: 0, visibility: COMPUTE, buffer: { type: 'uniform', hasDynamicOffset: true } },
      ...[1, 2, 3].map((binding) => storage(binding, 'storage')),
      ...[4, 5, 6, 7, 8].map((binding) => storage(binding, 'read-only-storage')),
    ],
  });
  const compile = async (code: string, entries: readonly Step['entry'][]): Promise<Pipelines> => {
    const module = device.createShaderModule({ code });
    const layout = device.createPipelineLayout({ bindGroupLayouts: [bindings] });
    return new Map(await Promise.all(entries.map(async (entryPoint) => (
      [entryPoint, await device.createComputePipelineAsync({ layout, compute: { module, entryPoint } })] as const
    ))));
  };
  return {
    device,
    bindings,
    pipelines(code, entries) {
      const key = `// ${entries.join(', ')}\n${code}`;
      const found = programs.get(key);
      if (found !== undefined) return found;
      if (programs.size >= MOST_PROGRAMS) programs.clear();
      const compiled = compile(code, entries);
      programs.set(key, compiled);
      return compiled;
    },
    check() {
      if (lost !== null) throw new Error(lost);
    },
  };
}

/** Throws later, at `finish`, where the device can not hold the buffers. `slots` are the rows of losses. */
export function createBuffers({ device, bindings, check }: Device, block: Block, rows: Rows, validation: Rows | undefined, slots: number, constants: readonly number[]): Buffers {
  device.pushErrorScope('out-of-memory');
  device.pushErrorScope('validation');
  const all: GPUBuffer[] = [];
  const buffer = (size: number, usage: number) => {
    const made = device.createBuffer({ size: Math.max(4, size), usage });
    all.push(made);
    return made;
  };
  const filled = (content: Float32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>) => {
    const made = buffer(content.byteLength, STORAGE | COPY_SOURCE | COPY_TARGET);
    device.queue.writeBuffer(made, 0, content);
    return made;
  };
  const commands = buffer(MOST_STEPS * COMMAND_STRIDE, UNIFORM | COPY_TARGET);
  const state = filled(block.state);
  const marks = filled(block.marks);
  const losses = buffer(4 * slots * block.lanes, STORAGE | COPY_SOURCE);
  const rates = filled(block.rates);
  const frozen = filled(block.frozen);
  const rowsData = filled(dataOf(rows));
  const validationData = validation === undefined ? rowsData : filled(dataOf(validation));
  let order = buffer(4, STORAGE | COPY_TARGET);
  let gone = buffer(4, STORAGE | COPY_TARGET);

  const bind = (data: GPUBuffer) => device.createBindGroup({
    layout: bindings,
    entries: [commands, state, marks, losses, data, rates, frozen, order, gone].map((each, binding) => ({
      binding, resource: { buffer: each, ...binding === 0 && { size: COMMAND_STRIDE } },
    })),
  });
  let bound = { rows: bind(rowsData), validation: bind(validationData) };
  const faults = Promise.all([device.popErrorScope(), device.popErrorScope()]);
  /** Takes a table along; a larger one than before gets a buffer of its own. */
  const carry = (into: GPUBuffer, table: Float32Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | null): GPUBuffer => {
    if (table === null) return into;
    const room = table.byteLength <= into.size ? into : buffer(table.byteLength, STORAGE | COPY_TARGET);
    device.queue.writeBuffer(room, 0, table);
    return room;
  };
  const read = async (parts: readonly { from: GPUBuffer; offset: number; size: number }[]): Promise<ArrayBuffer> => {
    const staging = buffer(parts.reduce((sum, { size }) => sum + size, 0), MAP_READ | COPY_TARGET);
    const encoder = device.createCommandEncoder();
    let place = 0;
    for (const { from, offset, size } of parts) {
      encoder.copyBufferToBuffer(from, offset, staging, place, size);
      place += size;
    }
    device.queue.submit([encoder.finish()]);
    await staging.mapAsync(READ);
    const content = staging.getMappedRange().slice(0);
    staging.destroy();
    check();
    return content;
  };

  return {
    submit(pipelines, slice, nextOrder, nextGone) {
      check();
      const before = [order, gone];
      order = carry(order, nextOrder);
      gone = carry(gone, nextGone);
      if (before[0] !== order || before[1] !== gone) bound = { rows: bind(rowsData), validation: bind(validationData) };
      const content = new DataView(new ArrayBuffer(slice.steps.length * COMMAND_STRIDE));
      slice.steps.forEach(({ command }, index) => writeCommand(content, index, command, constants));
      device.queue.writeBuffer(commands, 0, content);
      const encoder = device.createCommandEncoder();
      const pass = encoder.beginComputePass();
      slice.steps.forEach(({ entry, over }, index) => {
        const pipeline = pipelines.get(entry);
        if (pipeline === undefined) throw new Error(`webgpu: no entry point ${entry}`);
        pass.setPipeline(pipeline);
        pass.setBindGroup(0, bound[over], [index * COMMAND_STRIDE]);
        pass.dispatchWorkgroups(block.lanes / GROUP);
      });
      pass.end();
      device.queue.submit([encoder.finish()]);
    },
    async marks() {
      return new Uint32Array(await read([{ from: marks, offset: 0, size: marks.size }]));
    },
    async finish(from, count) {
      const size = 4 * count * block.lanes;
      const content = await read([
        { from: state, offset: 4 * from * block.lanes, size },
        { from: marks, offset: 0, size: marks.size },
        { from: losses, offset: 0, size: losses.size },
      ]);
      const fault = (await faults).find((each) => each !== null);
      if (fault) throw new Error(`webgpu: ${fault.message}`);
      return {
        parameters: new Float32Array(content, 0, count * block.lanes),
        marks: new Uint32Array(content, size, marks.size / 4),
        losses: new Float32Array(content, size + marks.size),
      };
    },
    free() {
      for (const each of all) each.destroy();
    },
  };
}
