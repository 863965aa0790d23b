import { createPinia } from 'pinia';
import { createApp } from 'vue';
import { onSignedOut } from '@/api/client';
import { setLanguage, useTexts } from '@/i18n';
import { router } from '@/router';
import App from './App.vue';
import { startWorker } from './shell/worker';
import { applyLook, readPreferences } from './stores/preferences';
import './styles/tokens.css';
import './styles/base.css';

const preferences = readPreferences();
applyLook(preferences);
onSignedOut(() => location.assign(`/sign-in?returnUrl=${encodeURIComponent(location.pathname + location.search)}`));

await setLanguage(preferences.language);
await useTexts('ui', 'shell');
createApp(App).use(createPinia()).use(router).mount('#app');
startWorker((path) => void router.push(path));
