import { useState } from 'preact/hooks';
import type { Classwork } from '../../classroom/seat.ts';
import { useWords } from '../use-game.ts';
import { writtenNumber } from '../written-number.ts';

/** A number to commit: it opens for everyone at once. */
export function Bet({ seat, question }: { seat: Classwork; question: string }) {
  const words = useWords();
  const [typed, type] = useState('');
  const [fault, blame] = useState(false);
  const { desk } = seat.state();
  if (desk !== null && desk.bet !== null) {
    return <section class="bet"><h3 dir="auto">{question}</h3><p>{words.t('class.bet-made', { value: desk.bet })}</p><p class="quiet-line">{words.t('class.committed', { count: desk.committed, all: desk.pupils })}</p></section>;
  }
  const commit = () => {
    const value = writtenNumber(typed);
    if (value === null) blame(true);
    else seat.bet(value).then(() => blame(false), () => blame(true));
  };
  return (
    <form class="bet" onSubmit={(event) => { event.preventDefault(); commit(); }}>
      <label class="own-name"><span dir="auto">{question}</span><input value={typed} onInput={(event) => type(event.currentTarget.value)} inputMode="decimal" autocomplete="off" dir="ltr" maxLength={16} /></label>
      <button type="submit" class="wide strong">{words.t('class.commit')}</button>
      {fault && <p class="warning" role="alert">{words.t('class.bet-fault')}</p>}
    </form>
  );
}
