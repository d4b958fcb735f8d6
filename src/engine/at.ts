/** The item at an index that must exist; throws otherwise. For lists of layers; single numbers in loops use `?? NaN`. */
export function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new Error(`index ${index}: the list has ${items.length} items`);
  return item;
}
