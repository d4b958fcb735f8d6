import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Course } from '../../curriculum/course.ts';
import type { Words } from '../../game/translate.ts';
import type { Language } from '../services.ts';

/** What the teacher's page is given. */
export interface TeacherServices {
  words: Words;
  course: Course;
  languages: readonly Language[];
}

export const TeacherContext = createContext<TeacherServices | null>(null);

export function useTeacher(): TeacherServices {
  const services = useContext(TeacherContext);
  if (services === null) throw new Error('the teacher’s page is drawn inside createTeacher');
  return services;
}
