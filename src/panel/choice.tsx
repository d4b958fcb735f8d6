import type { Tool } from '../curriculum/level-tool.ts';
import type { Play } from '../curriculum/play.ts';
import type { Words } from '../game/translate.ts';
import { useServices, useWords } from './use-game.ts';

type ChoiceTool = Extract<Tool, { kind: 'choice' }>;

/** What an option is called: by itself, or as one of its tool. */
export function optionName(words: Words, tool: string, option: string): string {
  return words.t(words.has(`law.${tool}-${option}`) ? `law.${tool}-${option}` : `law.${option}`);
}

/** LOSS IS [mean | max] [error | absolute | squared]: tiles that change the law; or, plain, how something is shown. */
export function Choice({ play, tools, disabled, plain = false }: { play: Play; tools: readonly ChoiceTool[]; disabled: boolean; plain?: boolean }) {
  const { game } = useServices();
  const words = useWords();
  return (
    <div class="law">
      {!plain && <p class="law-is" aria-hidden="true">{words.t('law.is')}</p>}
      {tools.map((tool) => (
        <fieldset key={tool.id} disabled={disabled}>
          <legend class={plain ? 'ruler' : 'unseen'}>{words.t(`law.${tool.id}`)}</legend>
          {tool.options.map((option) => (
            <label key={option} class="tile">
              <input
                type="radio" name={`tile-${tool.id}`} value={option} checked={play.choices[tool.id] === option}
                onChange={() => {
                  game.send({ kind: 'choose', tool: tool.id, option });
                }}
              />
              <span>{optionName(words, tool.id, option)}</span>
            </label>
          ))}
        </fieldset>
      ))}
    </div>
  );
}
