// Collects calls on window.Heed until the widget itself has arrived. Every byte here is paid on each page view.
const page = window as any;
const heed = page.Heed ||= {};
if (!heed.open) {
  const { dataset, src } = document.currentScript as HTMLScriptElement;
  const calls = heed.q ||= [];
  heed.k = dataset.key;
  heed.b = new URL('.', src).href;
  for (const name of ['open', 'close', 'identify', 'reset', 'on']) heed[name] = (...values: unknown[]) => void calls.push([name, values]);
  const script = document.createElement('script');
  script.src = heed.b + 'widget.js';
  script.async = true;
  document.head.append(script);
}
export {};
