/**
 * One number about predictions, for people (book pp. 83-84). predictions and targets hold `outputs` numbers per row, row
 * after row. Errors are predicted - actual. There is at least one row.
 */
export type Metric = (predictions: Float64Array, targets: Float64Array, outputs: number) => number;
