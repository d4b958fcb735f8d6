import { factorText, lampName, markName, markText, toldMarks } from './mark-text.ts';
import type { Play } from '../curriculum/play.ts';
import { knobHinted } from '../game/hinted.ts';
import { useGame, useServices, useWords } from './use-game.ts';

/** Every number of the graph that is asked about, with the marks it can have: the same moves as on the board. */
export function MarkButtons({ play }: { play: Play }) {
  const { game } = useServices();
  const words = useWords();
  const aimed = useGame((each) => each.state().aimed);
  const hinted = useGame((each) => knobHinted(each.state()));
  const told = toldMarks(play);
  if (told === null) return null;
  const { marks, spots } = told;
  const toggles = marks.by === 'moves' || marks.by === 'most' || marks.by === 'code';
  return (
    <div class={toggles ? 'marks toggles' : 'marks'} role="group" aria-label={words.t('mark.label')}>
      {spots.map(({ node, mark, options, token, fits, value, pulls }) => {
        const name = markName(play, node);
        const label = marks.by === 'code' ? lampName(words, node) : name;
        return (
          <div key={node} class={`mark${aimed === node ? ' aimed' : ''}${hinted === node ? ' hinted' : ''}`} role="group" aria-label={name}>
            {!toggles && (
              <span class="mark-head">
                <span class="mark-name" aria-hidden="true">{name}{value !== null && <small dir="ltr"> {words.number(value)}</small>}{marks.by === 'turn' && fits !== null && <b class={fits ? 'mark-token fits' : 'mark-token cuts'}> {fits ? '\u2713' : '\u2717'}</b>}</span>
                {marks.by === 'carry' && <span class={`mark-token${fits === true ? ' fits' : fits === false ? ' cuts' : ''}`} dir="ltr">{token === null ? '' : `${fits === true ? '\u2713 ' : fits === false ? '\u2717 ' : ''}${words.number(token)}`}</span>}
              </span>
            )}
            {toggles
              ? <button type="button" aria-pressed={mark === options.at(-1)} aria-label={`${label} ${markText(words, options.at(-1) ?? '')}`} onClick={() => game.send({ kind: 'choose', tool: node, option: mark === options.at(-1) ? (options[0] ?? '') : (options.at(-1) ?? '') })}>{label}{value !== null && <small dir="ltr"> {words.number(value)}</small>}</button>
              : options.map((option) => (
                <button key={option} type="button" aria-pressed={mark === option} aria-label={marks.by === 'carry' ? factorText(words, told, node, option) : markText(words, option)} onFocus={() => { if (marks.by === 'carry') game.aim(node); }}
                  onClick={() => game.send({ kind: 'choose', tool: node, option })}>
                  {marks.by === 'carry' ? factorText(words, told, node, option, 'short') : markText(words, option, 'sign')}
                </button>
              ))}
            {pulls.length > 0 && <span class="mark-pulls" dir="ltr">{pulls.map((pull) => words.number(pull)).join(' | ')}</span>}
          </div>
        );
      })}
    </div>
  );
}
