import { ProgressError, type Settings } from '../game/progress.ts';
import type { State } from '../game/state.ts';
import type { Words } from '../game/translate.ts';
import { SignButton } from './icons.tsx';
import { levelName } from './level-name.ts';
import { useGame, useServices, useWords } from './use-game.ts';

const THEMES = ['system', 'night', 'day'] as const;
const MOTIONS = ['system', 'full', 'reduced'] as const;
const TRAINERS = ['auto', 'webgpu', 'simd', 'plain'] as const;
/** Networks that the speed of training is told for. */
const CROWD = 4096;

/** The part of a save that a field belongs to: a level by its name, the settings, or all of it. */
function faultyPart(words: Words, field: string): string {
  const level = /^levels\.([a-z0-9-]+)/.exec(field)?.[1];
  if (level !== undefined) return levelName(words, level);
  return words.t(field.startsWith('settings') ? 'screen.settings' : 'notice.whole');
}

/** Why a file was not taken, and what of it is at fault, in words. */
function refusal(fault: unknown, file: string, words: Words): State['notice'] {
  if (!(fault instanceof ProgressError)) return { key: 'notice.no-import', values: { file } };
  const damage = fault.flaw === 'missing' || fault.flaw === 'unknown' ? fault.flaw : 'damaged';
  return { key: `notice.import-${fault.key === 'notice.save-future' ? 'future' : damage}`, values: { ...fault.values, file, what: faultyPart(words, fault.values['field'] ?? '') } };
}

export function SettingsScreen() {
  const { game, languages, storage, exportProgress, importProgress } = useServices();
  const words = useWords();
  const settings = useGame((each) => each.state().progress.settings);
  const change = (next: Partial<Settings>) => game.changeSettings(next);
  return (
    <>
      <header class="strip aside-strip">
        <SignButton icon="back" label={words.t('strip.back')} keys="Escape" onClick={() => game.go(game.state().behind)} />
        <h1 class="level-name" tabIndex={-1}>{words.t('screen.settings')}</h1>
      </header>
      <main class="sheet settings">
        <section>
          <h2>{words.t('settings.look')}</h2>
          <Options name="theme" label={words.t('settings.theme')} options={THEMES} chosen={settings.theme} onChoose={(theme) => change({ theme })} />
          <Options name="motion" label={words.t('settings.motion')} options={MOTIONS} chosen={settings.motion} onChoose={(motion) => change({ motion })} />
          <label class="setting">
            <span>{words.t('settings.language')}</span>
            <select value={settings.language ?? ''} onChange={(event) => change({ language: event.currentTarget.value || null })}>
              <option value="">{words.t('settings.language-system')}</option>
              {languages().map(({ code, name }) => <option key={code} value={code} lang={code}>{name}</option>)}
            </select>
          </label>
        </section>
        <section>
          <h2>{words.t('settings.sound')}</h2>
          <Check label={words.t('settings.mute')} on={settings.muted} onChange={(muted) => change({ muted })} />
          <label class="setting">
            <span>{words.t('settings.volume')}</span>
            <input type="range" dir="ltr" min="0" max="1" step="0.05" value={settings.volume} style={{ '--part': settings.volume }} disabled={settings.muted}
              aria-valuetext={words.t('unit.percent', { value: Math.round(settings.volume * 100) })} onInput={(event) => change({ volume: Number(event.currentTarget.value) })} />
          </label>
          <Check label={words.t('settings.tone')} note={words.t('settings.tone-note')} on={settings.tone} onChange={(tone) => change({ tone })} />
        </section>
        <section>
          <h2>{words.t('settings.crowd')}</h2>
          <label class="setting">
            <span>{words.t('settings.trainer')}</span>
            <select value={settings.trainer} onChange={(event) => change({ trainer: TRAINERS[event.currentTarget.selectedIndex] ?? 'auto' })}>
              {TRAINERS.map((trainer) => <option key={trainer} value={trainer}>{words.t(`settings.trainer-${trainer}`)}</option>)}
            </select>
          </label>
          <Training />
        </section>
        <section>
          <h2>{words.t('settings.progress')}</h2>
          {storage() === 'none' && <p class="warning">{words.t('settings.not-kept')}</p>}
          <Check label={words.t('settings.open-all')} note={words.t('settings.open-all-note')} on={settings.openAll} onChange={(openAll) => change({ openAll })} />
          <div class="row">
            <button type="button" class="wide" onClick={exportProgress}>{words.t('settings.export')}</button>
            <label class="wide file">
              {words.t('settings.import')}
              <input type="file" accept="application/json,.json" onChange={(event) => {
                const field = event.currentTarget;
                const file = field.files?.[0];
                field.value = '';
                if (file === undefined) return;
                importProgress(file).then(
                  () => game.notify({ key: 'notice.imported', values: { file: file.name } }),
                  (fault: unknown) => game.notify(refusal(fault, file.name, words)),
                );
              }} />
            </label>
          </div>
        </section>
        <section class="credits">
          <h2>{words.t('settings.credits')}</h2>
          <p>{words.t('credits.book')}</p>
          <p>{words.t('credits.free')}</p>
        </section>
      </main>
    </>
  );
}

/** What trains, and how fast, in words. */
function Training() {
  const words = useWords();
  const now = useServices().training();
  if (now === null) return null;
  const { backend, workers, speed, absent } = now;
  const name = (which: string) => words.t(`settings.trainer-${which}`);
  return (
    <p class="trains">
      {absent !== null && <>{words.t('settings.trains-not', { name: name(absent) })} </>}
      {speed === null ? words.t('settings.trains-unmeasured', { name: name(backend) })
        : words.t(`settings.trains-${backend}`, { count: workers, networks: CROWD, seconds: Number((CROWD / speed).toPrecision(2)) })}
    </p>
  );
}

function Options<Option extends string>({ name, label, options, chosen, onChoose }: { name: string; label: string; options: readonly Option[]; chosen: Option; onChoose: (option: Option) => void }) {
  const words = useWords();
  return (
    <fieldset class="setting segments">
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option} class="tile">
          <input type="radio" name={name} value={option} checked={option === chosen} onChange={() => onChoose(option)} />
          <span>{words.t(`settings.${name}-${option}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Check({ label, note = '', on, onChange }: { label: string; note?: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <label class="setting check">
      <span>{label}{note !== '' && <small>{note}</small>}</span>
      <input type="checkbox" role="switch" checked={on} onChange={(event) => onChange(event.currentTarget.checked)} />
    </label>
  );
}
