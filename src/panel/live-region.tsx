import { useEffect, useRef, useState } from 'preact/hooks';
import type { Play } from '../curriculum/replay.ts';
import type { Words } from '../game/translate.ts';
import { gaugeHidden } from './round.ts';
import { verdictText } from './said.tsx';
import { useGame, useWords } from './use-game.ts';

function said(words: Words, before: Play | null, now: Play): string {
  if (before === null || before.level !== now.level || before.seed !== now.seed) return '';
  const { metric, parameter } = now.stage.task.goal;
  const parts: string[] = [];
  if (now.answers.length > before.answers.length) parts.push(verdictText(words, now));
  else if (now.mistakes > before.mistakes && metric === 'mistakes') parts.push(words.t('said.refused'));
  if (now.phase !== before.phase) parts.push(words.t(now.phase === 'task' ? 'live.round' : now.phase === 'call' ? 'call.title' : 'transfer.title'));
  else if (now.rounds[now.phase] !== before.rounds[now.phase]) parts.push(words.t('live.round'));
  if (metric !== 'mistakes' && now.phase !== 'call' && !gaugeHidden(now) && now.value !== before.value) {
    parts.push(words.t('live.value', { name: words.t(`metric.${metric}`, { parameter: parameter ?? 'w' }), value: now.value }));
  }
  if (now.oil !== null && now.oil !== before.oil) parts.push(words.t('tools.oil', { count: now.oil }));
  if (now.verdict !== before.verdict && now.phase !== 'call') {
    if (now.verdict === 'passed') parts.push(words.t(now.phase === 'task' ? 'pass.title' : 'transfer.right'));
    if (now.verdict === 'missed') parts.push(words.t('missed.title'));
  }
  return parts.filter((part) => part !== '').join('. ');
}

/** Says politely what a committed move changed. */
export function LiveRegion() {
  const words = useWords();
  const play = useGame((game) => game.play());
  const hint = useGame((game) => game.state().hint);
  const before = useRef<Play | null>(null);
  const [text, setText] = useState('');
  useEffect(() => {
    const next = play === null ? '' : said(words, before.current, play);
    before.current = play;
    if (next !== '') setText(next);
  }, [play]);
  useEffect(() => {
    const name = `fault.${hint?.fault}.name`;
    if (hint !== null && words.has(name)) setText(words.t(name));
  }, [hint]);
  return <p class="unseen" role="status" aria-live="polite">{text}</p>;
}
