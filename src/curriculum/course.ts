import * as v from 'valibot';
import { flawLines } from './flaw.ts';

const Id = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/, 'use small letters, digits and hyphens'));
const CourseSchema = v.strictObject({
  /** The level with a round that everybody has on the same day. */
  daily: v.optional(Id),
  parts: v.array(v.strictObject({
    id: Id,
    number: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6)),
    pages: v.tuple([v.number(), v.number()]),
    levels: v.array(Id),
    /** The last level, where it is a boss: it can be played first, to prove that one knows the part. */
    boss: v.optional(Id),
  })),
});

/** The parts of the course and the order of their levels. */
export type Course = v.InferOutput<typeof CourseSchema>;
export type Part = Course['parts'][number];

/** @throws naming the field of levels/course.json that is wrong. */
export function parseCourse(json: unknown): Course {
  const parsed = v.safeParse(CourseSchema, json);
  if (parsed.success) {
    const ids = courseOrder(parsed.output);
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    if (twice !== undefined) throw new Error(`levels/course.json: parts: "${twice}" stands twice; name each level once`);
    const misplaced = parsed.output.parts.find(({ boss, levels }) => boss !== undefined && boss !== levels.at(-1));
    if (misplaced !== undefined) throw new Error(`levels/course.json: parts: the boss of "${misplaced.id}" is its last level, or there is none`);
    const { daily } = parsed.output;
    if (daily !== undefined && !ids.includes(daily)) throw new Error(`levels/course.json: daily: there is no level "${daily}"`);
    return parsed.output;
  }
  throw new Error(flawLines('levels/course.json', parsed.issues.slice(0, 1)));
}

/** Level ids in the order in which they open. */
export function courseOrder(course: Course): readonly string[] {
  return course.parts.flatMap((part) => part.levels);
}
