import { parseCourse } from './curriculum/course.ts';
import { languages, loadLocale } from './locale.ts';
import { createTeacher } from './panel/class/teacher.tsx';
import course from '../levels/course.json';

/** The teacher's page: everything about a class but the game itself. */
async function start(): Promise<void> {
  const asked = new URLSearchParams(location.search).get('lang');
  const words = await loadLocale(asked);
  await Promise.all([words.whole, words.classroom()]);
  document.documentElement.lang = words.language;
  document.documentElement.dir = words.direction;
  document.title = words.t('teach.page');
  const root = document.getElementById('panel');
  if (root !== null) createTeacher(root, { words, course: parseCourse(course), languages: languages() });
}

start().catch((fault: unknown) => { document.body.textContent = String(fault); });
