import { useState } from 'preact/hooks';
import { diagnose } from '../curriculum/hint.ts';
import { CARDS, type Card } from '../curriculum/card.ts';
import { slotId } from '../curriculum/laid.ts';
import type { Play } from '../curriculum/play.ts';
import { knobHinted } from '../game/hinted.ts';
import { useCardDrag } from './card-drag.ts';
import { CardSign } from './card-sign.tsx';
import { runText } from './goal-text.ts';
import { Icon } from './icons.tsx';
import { ProgramStep } from './program-step.tsx';
import { useInSight } from './in-sight.ts';
import { roundOver } from './round.ts';
import { useGame, useServices, useWords } from './use-game.ts';

function cardIn(play: Play, slot: string): Card | undefined {
  return CARDS.find((card) => card === play.choices[slot]);
}

/** Rule cards: a tapped card goes to the slot picked, or to the first that is empty. */
export function Program({ play }: { play: Play }) {
  const { game } = useServices();
  const words = useWords();
  // Where there is little room, the slots are tapped on the board; the list waits folded.
  const [wide] = useState(() => matchMedia('(min-width: 800px)').matches);
  const aimed = useGame((each) => each.state().aimed);
  const hinted = useGame((each) => knobHinted(each.state()));
  // A card that is only looked at keeps its place: the next one laid goes to an empty slot.
  const [lookedAt, setLookedAt] = useState<string | null>(null);
  const drag = useCardDrag();
  const { program } = play.stage.task;
  if (program === undefined || play.phase === 'call') return null;
  const closed = roundOver(play);
  const slots = program.lanes.flatMap((lane) => Array.from({ length: lane.slots }, (_, index) => slotId(lane.id, index)));
  const picked = aimed !== null && aimed === lookedAt && cardIn(play, aimed) !== undefined ? null : aimed;
  const target = picked ?? slots.find((slot) => cardIn(play, slot) === undefined) ?? null;
  const lay = (slot: string, option: string) => game.send({ kind: 'choose', tool: slot, option });
  // The failure of a run has a name until something is changed.
  const failed = play.verdict === 'open' && play.phase === 'task' && play.allMistakes > 0 && game.state().attempt?.moves.at(-1)?.kind === 'commit' ? diagnose(play).fault : null;
  const begun = slots.some((slot) => cardIn(play, slot) !== undefined);
  const laneName = ({ parameter, back }: (typeof program.lanes)[number]) => words.t(back === true ? 'program.back' : parameter === undefined ? 'program.shared' : 'program.lane', { parameter: parameter ?? '' });
  return (
    <section class="program" aria-label={words.t('program.label')}>
      <div class="palette" role="group" aria-label={words.t('program.cards')}>
        {program.cards.map((card) => (
          <button key={card} type="button" class="rule-card" aria-disabled={closed || target === null} onPointerDown={(event) => { if (!closed) drag.press(event, card, null); }}
            onClick={() => { if (!drag.wasDrag() && !closed && target !== null) lay(target, card); }}>
            <CardSign card={card} /><span>{words.t(`card.${card}`)}</span>
          </button>
        ))}
      </div>
      {!closed && <button type="button" class="wide strong" aria-disabled={!begun} onClick={() => { if (begun) game.send({ kind: 'commit' }) }}>{words.t(begun ? 'program.run' : 'program.fill')}</button>}
      {program.lanes.some(({ back }) => back === true) && <ProgramStep play={play} onLook={setLookedAt} />}
      {failed !== null && <Failed key={play.allMistakes} play={play} fault={failed} />}
      <details class="slots" open={wide}>
        <summary>{words.t('program.slots')}</summary>
        <div class="lanes">
          {program.lanes.map((lane) => (
            <div key={lane.id} class="lane">
              <p class="lane-name" id={`lane-${lane.id}`}>{laneName(lane)}</p>
              <ol aria-labelledby={`lane-${lane.id}`}>
                {Array.from({ length: lane.slots }, (_, index) => {
                  const slot = slotId(lane.id, index);
                  const card = cardIn(play, slot);
                  const name = card === undefined ? words.t('program.empty') : words.t(`card.${card}`);
                  return (
                    <li key={slot} data-slot={slot}>
                      <button type="button" class={`slot${card === undefined ? ' empty' : ''}${hinted === slot ? ' hinted' : ''}`} aria-pressed={target === slot} aria-disabled={closed}
                        aria-label={words.t('program.slot', { number: index + 1, name })}
                        onPointerDown={(event) => { if (card !== undefined && !closed) drag.press(event, card, slot); }}
                        onClick={() => {
                          if (drag.wasDrag()) return;
                          setLookedAt(null);
                          game.aim(picked === slot ? null : slot);
                        }}>
                        {card === undefined ? <span class="slot-number" aria-hidden="true">{words.number(index + 1)}</span> : <CardSign card={card} />}
                        <span>{card === undefined ? '' : name}</span>
                      </button>
                      {card !== undefined && !closed && <button type="button" class="take" aria-label={words.t('program.remove', { name })} onClick={(event) => {
                        event.currentTarget.parentElement?.querySelector('button')?.focus();
                        lay(slot, '');
                      }}><Icon name="close" /></button>}
                    </li>
                  );
                })}
              </ol>
            </div>
          ))}
        </div>
      </details>
      <Carried />
    </section>
  );
}

/** A run that did not serve: how far off, and why by name. */
function Failed({ play, fault }: { play: Play; fault: string }) {
  const words = useWords();
  const shown = useInSight<HTMLDivElement>(play);
  return (
    <div class="said wrong" ref={shown}>
      <p>{runText(words, play)}</p>
      <p><strong>{words.t(`fault.${fault}.name`)}</strong> {words.t(`fault.${fault}.text`)}</p>
    </div>
  );
}

/** The card under the mouse. */
function Carried() {
  const carried = useGame((each) => each.state().carried);
  if (carried === null) return null;
  return <span class="carried" style={{ left: `${carried.x}px`, top: `${carried.y}px` }}><CardSign card={carried.card} /></span>;
}
