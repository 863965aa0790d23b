import { computed, ref } from 'vue';

// Three widths decide the layout: all panes from 1440, drawers from 768, one pane below.
const wide = matchMedia('(min-width: 1440px)');
const middle = matchMedia('(min-width: 768px)');
const isWide = ref(wide.matches);
const isMiddle = ref(middle.matches);
wide.addEventListener('change', (e) => (isWide.value = e.matches));
middle.addEventListener('change', (e) => (isMiddle.value = e.matches));

export const layout = computed<'full' | 'drawers' | 'single'>(() => (isWide.value ? 'full' : isMiddle.value ? 'drawers' : 'single'));
