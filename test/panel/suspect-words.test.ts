// A closed case in words: why its fault looks as it does, and where its trace runs.
import { expect, test } from 'vitest';
import { FAULTS } from '../../src/curriculum/suspect.ts';
import { faultyUnit } from '../../src/game/seen-trace.ts';
import { answerVerdict } from '../../src/panel/said.tsx';
import { traceSpoken } from '../../src/panel/suspect-words.ts';
import { closedWith } from '../curriculum/closed-case.ts';
import { wordsOf } from '../texts.ts';

test('a unit is named where one alone is at fault, and the trace keeps to where it is awake', async () => {
  const words = await wordsOf('en');
  for (const fault of ['dead', 'flipped']) {
    const play = closedWith(fault);
    const unit = faultyUnit(play.stage, play.answers[0]?.at ?? {});
    const lines = traceSpoken(words, play);
    expect(lines).toHaveLength(4);
    expect(lines[unit ?? 0]).toMatch(new RegExp(`^Where unit ${unit} is awake: off at (?!0 )\\d+ of \\d+; where it sleeps: at 0 of `));
  }
  expect(['swapped', 'kilometres', 'lost-bias'].map((fault) => { const play = closedWith(fault); return faultyUnit(play.stage, play.answers[0]?.at ?? {}); })).toEqual([null, null, null]);
  expect(traceSpoken(words, closedWith('lost-bias'))[0]).toMatch(/^Trace of the case before: off at 63 of 63 places, by \S86\.7 to \S86\.7$/);
});

test('whether it was named or not, one is told why a fault looks as it does, in every language', async () => {
  for (const language of ['en', 'ar']) {
    const words = await wordsOf(language);
    for (const fault of FAULTS) {
      const reasons = [closedWith(fault, fault), closedWith(fault, fault === 'dead' ? 'flipped' : 'dead')].map((play) => answerVerdict(words, play, 0));
      const why = words.t(`suspect.${fault}`, { unit: '', off: '' }).split(/[:,،]/)[0]?.slice(0, 12) ?? '';
      for (const text of reasons) {
        expect(text).toContain(why);
        expect(text).not.toMatch(/\{\{|undefined|NaN|suspect\./);
      }
    }
  }
});
