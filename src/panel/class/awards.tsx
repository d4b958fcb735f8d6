import './lesson.css';
import type { Award, AwardKind } from '../../classroom/lesson.ts';
import type { Words } from '../../game/translate.ts';
import { levelName } from '../level-name.ts';
import { nicknameWords } from './nickname.ts';

/** What it was given for, in words. */
function why(words: Words, { kind, detail }: Award): string {
  const level = detail.level === undefined ? '' : levelName(words, detail.level);
  const fault = detail.fault === undefined ? '' : words.t(`fault.${detail.fault}.name`);
  return words.t(`awards.why.${kind}`, { level, fault, value: detail.value ?? 0, truth: detail.truth ?? 0, from: detail.from ?? 0, count: detail.value ?? 0 });
}

const SIGNS: Readonly<Record<AwardKind, string>> = {
  closest: 'M32 8 a24 24 0 1 0 .1 0 M32 20 a12 12 0 1 0 .1 0 M32 30 a2 2 0 1 0 .1 0',
  smallest: 'M10 32 a5 5 0 1 0 .1 0 M54 32 a5 5 0 1 0 .1 0 M15 37 L49 37',
  failure: 'M6 12 Q32 76 58 12 M34 50 L46 40 L22 36 L54 16',
  improved: 'M8 52 H20 V40 H32 V28 H44 V14 M36 20 L44 12 L52 20',
};

/** Awards by kind, never for speed; whoever has one is named only by consent. */
export function Awards({ words, awards, wish }: { words: Words; awards: readonly Award[]; wish?: (kind: AwardKind, named: boolean) => void }) {
  if (awards.length === 0) return null;
  return (
    <section class="awards">
      <h3>{words.t('awards.title')}</h3>
      <ul>
        {awards.map((award, index) => (
          <li key={`${award.kind} ${index}`} class={award.yours ? 'award yours' : 'award'}>
            <svg viewBox="0 0 64 64" aria-hidden="true"><path d={SIGNS[award.kind]} /></svg>
            <h4>{words.t(`awards.kind.${award.kind}`)}</h4>
            <p class="who">{award.yours ? words.t('awards.yours') : award.name === null ? words.t('awards.somebody') : <bdi>{nicknameWords(words, award.name)}</bdi>}</p>
            <p class="quiet-line">{why(words, award)}</p>
            {award.yours && wish !== undefined && (
              <label class="tick"><input type="checkbox" checked={award.name !== null} onChange={(event) => wish(award.kind, event.currentTarget.checked)} /><span>{words.t('awards.name-me')}</span></label>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
