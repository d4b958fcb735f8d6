/** What the first levels are made of. A level with anything else needs what is fetched beyond them. */
const FIELDS = new Set((
  'schema id part pages kind boss dataset source features target train test network inputs layers units activation loss start tools min max step scale unit '
  + 'views place handles errors figures added line goal metric data atMost judged frozen gauge questions shuffle introduces budget steps stars by sideGoals '
  + 'reference learningRate batch epochs count seed call repeat at masked sees along ask of row answer with value again then laps transfer draw from timesBest '
  + 'within bars given tolerance fresh options aboveLeast turn x y xAxis yAxis visibility radius trace aboveBest parameter axis oil name to per program cards '
  + 'lanes slots rate cases caseRows caseStart starts without solution'
).split(' '));

const NAMED = new Set(['kind', 'of', 'metric', 'source', 'activation', 'loss']);
const NAMES = new Set((
  'set-by-hand dense parameter line compare chosen number row choice setting landscape loss-curve trained rate train program hotels-line hotels linear '
  + 'mean-squared-error steps mistakes mean-error max-absolute mean-absolute max-error gradient epochs error metric best adjusted learnt share'
).split(' '));

/** Fields that hold names of the level's own. */
const OWN = new Set(['start', 'at', 'given', 'solution', 'caseStart', 'starts']);

/** Whether a level, or its file, has nothing but what the first levels have. */
export function isPlain(part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return true;
  if (Array.isArray(part)) return part.every(isPlain);
  return Object.entries(part).every(([field, value]) => value === undefined || value === false
    || (FIELDS.has(field) && (!NAMED.has(field) || typeof value !== 'string' || NAMES.has(value)) && (OWN.has(field) || isPlain(value))));
}
