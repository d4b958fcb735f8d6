import { checkNetwork } from '../engine/network.ts';
import type { Race } from './level-race.ts';
import type { Task } from './level.ts';
import { networkOf } from './race.ts';

export function checkRace(race: Race, { network, questions }: Task, refuse: (field: string, remedy: string) => never): void {
  const ids = race.runs.map(({ id }) => id);
  race.runs.forEach((run, index) => {
    try {
      checkNetwork(networkOf({ network }, race, run));
    } catch (fault) {
      refuse(`race.runs[${index}]`, fault instanceof Error ? fault.message : String(fault));
    }
  });
  questions.forEach(({ runs = [], ask, answer, planted, cure }, index) => {
    const named = [...('run' in ask && ask.run !== 'each' && ask.run !== 'drawn' ? [ask.run] : []), ...(ask.of === 'catch-up' ? [ask.with] : [])];
    const suspects = planted === true && answer.kind === 'option' ? answer.options : [];
    const stray = [...runs, ...named, ...suspects, ...(cure === undefined ? [] : [cure])].find((run) => !ids.includes(run));
    if (stray !== undefined) refuse(`questions[${index}].runs`, `no run "${stray}"; there are ${ids.join(', ')}`);
    if (answer.kind === 'run' && ask.of !== 'run' && ask.of !== 'setting') refuse(`questions[${index}].ask`, 'which run is asked by run or setting');
    if (answer.kind === 'run' && answer.by === 'first' && answer.enough === undefined) refuse(`questions[${index}].answer.enough`, 'say how much is enough');
  });
}
