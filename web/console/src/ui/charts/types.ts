/** Values over the labels of a chart; null where nothing was measured. */
export interface ChartSeries {
  key: string;
  name: string;
  values: readonly (number | null)[];
  /** Bounds of an interval around each value, drawn as whiskers or as a band. */
  low?: readonly (number | null)[];
  high?: readonly (number | null)[];
  tone?: ChartTone;
  /** Drawn dashed: what was, what was planned. */
  faint?: boolean;
}

export type ChartTone = 'primary' | 'success' | 'warning' | 'danger' | 'info' | 'quiet';

export interface ChartTarget {
  value: number;
  label: string;
  /** Which side is bad; values there are drawn in the colour of danger. */
  bad?: 'above' | 'below';
}
