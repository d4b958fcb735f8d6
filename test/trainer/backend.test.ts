import { expect, test } from 'vitest';
import { isRealCard } from '../../src/trainer/adapter.ts';
import { backendsFor, type Speeds, unmeasured } from '../../src/trainer/backend.ts';

const unknown: Speeds = { webgpu: null, simd: null, plain: null };

test('nobody knows yet: WebAssembly, then plain loops', () => {
  expect(backendsFor('auto', unknown)).toEqual(['simd', 'plain']);
});

test('the graphics card goes first where it was measured to be the fastest, or is asked for', () => {
  expect(backendsFor('auto', { ...unknown, simd: 5000, webgpu: 90_000 })).toEqual(['webgpu', 'simd', 'plain']);
  expect(backendsFor('auto', { ...unknown, simd: 5000, webgpu: 900 })).toEqual(['simd', 'plain']);
  expect(backendsFor('webgpu', { ...unknown, simd: 5000, webgpu: 0 })).toEqual(['webgpu', 'simd', 'plain']);
  expect(backendsFor('plain', { ...unknown, webgpu: 90_000 })).toEqual(['plain']);
});

test('what is measured next', () => {
  expect(unmeasured('auto', unknown)).toBe('simd');
  expect(unmeasured('auto', { ...unknown, simd: 5000 })).toBe('webgpu');
  expect(unmeasured('auto', { ...unknown, simd: 5000, webgpu: 0 })).toBeNull();
  expect(unmeasured('auto', { ...unknown, simd: 0, webgpu: 0 })).toBe('plain');
  expect(unmeasured('plain', unknown)).toBe('plain');
  expect(unmeasured('simd', { ...unknown, simd: 5000 })).toBeNull();
});

test.each([
  ['google', 'swiftshader', '', false, false],
  ['mesa', '', 'llvmpipe (LLVM 15.0.6, 256 bits)', false, false],
  ['microsoft', 'warp', 'Microsoft Basic Render Driver', false, false],
  ['intel', 'gen-12lp', '', true, false],
  ['intel', 'gen-12lp', '', false, true],
  ['apple', 'metal-3', '', false, true],
  ['', '', '', false, true],
])('%s %s %s, fallback %s: a real card is %s', (vendor, architecture, description, fallback, real) => {
  expect(isRealCard({ vendor, architecture, description, fallback })).toBe(real);
});
