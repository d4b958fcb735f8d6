import './lesson.css';
import exhibits from '../../../assets/museum.json';
import type { Finding } from '../../classroom/lesson.ts';
import type { Words } from '../../game/translate.ts';
import { ExhibitPicture } from '../exhibit-picture.tsx';
import { levelName } from '../level-name.ts';
import { nicknameWords } from './nickname.ts';

/** The failures that the class met, each hung once; who found it is named only where that pupil wishes so. */
export function ClassMuseum({ words, museum, wish, finest }: {
  words: Words; museum: readonly Finding[]; wish?: (fault: string, named: boolean) => void; finest?: { fault: string | null; choose: (fault: string) => void };
}) {
  return (
    <section class="class-museum">
      <h3>{words.t('museum-of-class.title')}</h3>
      <p class="quiet-line">{museum.length === 0 ? words.t('museum-of-class.none') : words.t('museum-of-class.count', { count: museum.length })}</p>
      <ul class="museum-wall">
        {museum.map((finding) => {
          const exhibit = exhibits.find((each) => each.fault === finding.fault);
          return (
            <li class="exhibit" key={finding.fault} data-fault={finding.fault}>
              {exhibit === undefined ? <div class="frame" /> : <ExhibitPicture exhibit={exhibit} />}
              <h4>{words.has(`fault.${finding.fault}.name`) ? words.t(`fault.${finding.fault}.name`) : finding.fault}</h4>
              <p>{levelName(words, finding.level)}{finding.name === null ? '' : <>{words.t('between.parts')}<bdi>{nicknameWords(words, finding.name)}</bdi></>}</p>
              {finding.yours && wish !== undefined && (
                <label class="tick"><input type="checkbox" checked={finding.name !== null} onChange={(event) => wish(finding.fault, event.currentTarget.checked)} /><span>{words.t('museum-of-class.name-me')}</span></label>
              )}
              {finest !== undefined && (
                <label class="tick"><input type="radio" name="finest" checked={finest.fault === finding.fault} onChange={() => finest.choose(finding.fault)} /><span>{words.t('museum-of-class.finest')}</span></label>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
