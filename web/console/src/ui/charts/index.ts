export { default as Chart } from './Chart.vue';
export { default as HeatGrid } from './HeatGrid.vue';
export { default as Spark } from './Spark.vue';
export type { ChartUnit } from './scale';
export type { ChartSeries, ChartTarget, ChartTone } from './types';
