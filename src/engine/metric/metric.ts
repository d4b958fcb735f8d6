/**
 * One number about predictions, for people (book pp. 83-84). predictions and targets hold `outputs` numbers per row, row
 * after row. Errors are predicted - actual. There is at least one row. A metric of steps or pixels also looks at how many of
 * a row's outputs belong to one of them (`group`; all of them, if left out).
 */
export type Metric = (predictions: Float64Array, targets: Float64Array, outputs: number, threshold?: number, group?: number) => number;
