import { expect, test } from 'vitest';
import { EXPECTED_TRAJECTORY, trajectoryHash } from '../golden/trajectory.ts';

test('training ends with the same bits as ever', () => {
  expect(trajectoryHash()).toBe(EXPECTED_TRAJECTORY);
});
