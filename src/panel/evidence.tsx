import { evidenceLeft, openedEvidence } from '../curriculum/evidence.ts';
import type { EvidenceTool } from '../curriculum/level-tool.ts';
import type { Play } from '../curriculum/play.ts';
import { evidenceSpoken } from './evidence-words.ts';
import { Icon } from './icons.tsx';
import { useServices, useWords } from './use-game.ts';

/** The evidence of a case, the looks that are left for it, and what those before have shown. */
export function EvidenceFile({ play, tool, open }: { play: Play; tool: EvidenceTool; open: boolean }) {
  const { game } = useServices();
  const words = useWords();
  const opened = openedEvidence(play.choices, tool);
  const left = evidenceLeft(play, tool);
  const told = evidenceSpoken(words, play);
  return (
    <>
      <fieldset class="evidence">
        <legend class="ruler">{words.t('evidence.look')}</legend>
        <div class="row options">
          {tool.options.map((option) => {
            const off = !open || left === 0 || opened.includes(option);
            return <button key={option} type="button" class="wide" aria-pressed={opened.includes(option)} aria-disabled={off} onClick={() => { if (!off) game.send({ kind: 'choose', tool: tool.id, option }); }}>{words.t(`evidence.${option}`)}</button>;
          })}
          <span class="drops" role="img" aria-label={words.t('envelope.looks', { count: left })}>
            {Array.from({ length: tool.times }, (_, index) => <span key={index} class={index < left ? 'drop' : 'drop spent'}><Icon name="look" /></span>)}
          </span>
        </div>
      </fieldset>
      {told.length > 0 && <ul class="fed">{told.map((line, index) => <li key={index}>{line}</li>)}</ul>}
    </>
  );
}
