// What axe, by all its rules, says of a screen.
import axe, { type AxeResults } from 'axe-core';
import type { Page } from '@playwright/test';
import { expect, open } from './fixture.ts';

/** Brings axe to a page that goes from address to address without being loaded again. */
export async function openWithAxe(page: Page, query = ''): Promise<void> {
  await open(page, '#/', query);
  await page.evaluate(axe.source);
}

/** What axe finds fault with, by all its rules. */
export async function objections(page: Page, where: string): Promise<readonly string[]> {
  expect(page.frames(), 'axe sees this frame alone').toHaveLength(1);
  const { violations, passes } = await page.evaluate<AxeResults>("axe.run(document, { resultTypes: ['violations'] })");
  expect(passes.length, `rules that ${where} was held against`).toBeGreaterThan(10);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${where}: ${id}: ${node.html.slice(0, 140)}: ${(node.failureSummary ?? '').slice(0, 200)}`));
}
