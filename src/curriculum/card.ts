/** Rule cards: the steps of which a learner is built, in the order of the book's cycle. */
export const CARDS = ['predict', 'error', 'times-weight', 'times-slope', 'times-input', 'average', 'times-rate', 'subtract'] as const;
export type Card = (typeof CARDS)[number];
