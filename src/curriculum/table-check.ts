import type { Task } from './level.ts';

export function checkTable(table: Extract<Task['dataset'], { source: 'table' }>, refuse: (field: string, remedy: string) => never): void {
  const { columns, rows, features, target, train, test } = table;
  const stray = [...features, target].find((name) => !columns.includes(name));
  if (stray !== undefined) refuse('features', `no column "${stray}"; the table has ${columns.join(', ')}`);
  const short = rows.findIndex((row) => row.length !== columns.length);
  if (short >= 0) refuse(`rows[${short}]`, `give one number for each of ${columns.join(', ')}`);
  for (const part of [train, test]) {
    const beyond = ('draw' in part ? part.from : 'oneOf' in part ? part.oneOf.flat() : part).find((id) => id > rows.length);
    if (beyond !== undefined) refuse('train', `no row ${beyond}; rows are counted from 1 to ${rows.length}`);
  }
}
