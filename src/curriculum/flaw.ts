import type * as v from 'valibot';

/** What is wrong with a field of a file, and what to write there instead. */
export interface Flaw {
  /** As one would write it in code: `tools[0].step`; empty for the whole file. */
  field: string;
  kind: 'missing' | 'unknown' | 'type' | 'range';
  remedy: string;
}

type Issue = v.BaseIssue<unknown>;

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text in quotes', number: 'a number', boolean: 'true or false', Array: 'a list […]', Object: 'an object {…}', null: 'null',
};

/** Valibot's own words begin so; what a schema says itself stands as it is. */
const OWN = /^Invalid /;

/** "(number | Object)" to the kinds of value it names. */
function allowed(expected: string): readonly string[] {
  return expected.replace(/[()]/g, '').split(' | ').filter((type) => type !== 'unknown').map((type) => TYPES[type] ?? type);
}

function wanted(expected: string | null): string {
  const kinds = allowed(expected ?? '');
  return kinds.length > 2 ? `one of ${kinds.join(', ')}` : kinds.join(' or ');
}

function received(issue: Issue): string {
  const text = TYPES[issue.received] ?? issue.received;
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

function rangeOf(issue: Issue): string | null {
  const bound = String(issue.requirement);
  switch (issue.type) {
    case 'min_value': return `use ${bound} or more`;
    case 'max_value': return `use ${bound} or less`;
    case 'gt_value': return `use more than ${bound}`;
    case 'integer': return 'use a whole number';
    case 'finite': return 'use a finite number';
    case 'min_length': return `give at least ${bound}`;
    case 'max_length': return `give at most ${bound}`;
    case 'starts_with': return `begin with ${bound}`;
    case 'ends_with': return `end with ${bound}`;
    default: return null;
  }
}

/** Where none of several forms fits, the first that fits at least in part says what it lacks. */
function inner(issue: Issue): Issue {
  const nearest = OWN.test(issue.message) ? issue.issues?.find(({ path }) => path !== undefined) : undefined;
  if (nearest?.path === undefined) return issue;
  return inner({ ...nearest, path: issue.path === undefined ? nearest.path : [...issue.path, ...nearest.path] });
}

function fieldOf({ path }: Issue): string {
  return (path ?? []).map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('').replace(/^\./, '');
}

/** One thing that a schema objects to, in words for whoever wrote the file. */
export function flawOf(raw: Issue): Flaw {
  const issue = inner(raw);
  const field = fieldOf(issue);
  if (issue.kind === 'schema' && issue.received === 'undefined') {
    const what = issue.expected?.startsWith('"') === true || !OWN.test(issue.message) ? 'it' : wanted(issue.expected);
    return { field, kind: 'missing', remedy: `missing; give ${what}` };
  }
  if (issue.expected === 'never') return { field, kind: 'unknown', remedy: 'unknown; leave it out, or mend its spelling' };
  const kind = issue.kind === 'schema' ? 'type' : 'range';
  if (!OWN.test(issue.message)) return { field, kind, remedy: issue.message };
  const remedy = kind === 'type' ? `use ${wanted(issue.expected)}` : (rangeOf(issue) ?? 'use a value that fits here');
  return { field, kind, remedy: `${remedy}, not ${received(issue)}` };
}

/** A line for each flaw, the file first; `within` is the field that was looked at where it was not the whole file. */
export function flawLines(file: string, issues: readonly Issue[], within = ''): string {
  return issues.map(flawOf).map(({ field, remedy }) => `${file}: ${[within, field].filter((part) => part !== '').join('.') || '(whole file)'}: ${remedy}`).join('\n');
}
