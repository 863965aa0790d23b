import { createRouter, createWebHistory } from 'vue-router';
import { useTexts } from '@/i18n';

export const router = createRouter({
  history: createWebHistory('/'),
  routes: [
    { path: '/', name: 'home', component: () => import('./shell/ChooseWorkspace.vue') },
    {
      path: '/w/:workspace(\\d+)/wallboard',
      name: 'wallboard',
      component: () => import('./floor/wallboard/Wallboard.vue'),
      beforeEnter: () => useTexts('floor').then(() => true),
    },
    {
      path: '/w/:workspace(\\d+)',
      component: () => import('./shell/ShellLayout.vue'),
      children: [
        { path: '', redirect: (to) => `/w/${String(to.params['workspace'])}/inbox` },
        {
          path: 'inbox/:view?/:conversation?',
          name: 'inbox',
          component: () => import('./inbox/InboxArea.vue'),
          beforeEnter: () => useTexts('inbox', 'work').then(() => true),
        },
        {
          path: 'floor',
          name: 'floor',
          component: () => import('./floor/FloorArea.vue'),
          beforeEnter: () => useTexts('floor', 'presence').then(() => true),
        },
        {
          path: 'reports/:metric?',
          name: 'reports',
          component: () => import('./reports/ReportsArea.vue'),
          beforeEnter: () => useTexts('reports').then(() => true),
        },
        {
          path: 'planning/:view(forecast|simulator)?',
          name: 'planning',
          component: () => import('./planning/PlanningArea.vue'),
          beforeEnter: () => useTexts('planning').then(() => true),
        },
        {
          path: 'search',
          name: 'search',
          component: () => import('./search/SearchArea.vue'),
          beforeEnter: () => useTexts('search').then(() => true),
        },
        {
          path: 'customers/:id?',
          name: 'customers',
          component: () => import('./customers/CustomersArea.vue'),
          beforeEnter: () => useTexts('customers', 'work').then(() => true),
        },
        {
          path: 'knowledge/:view(entries|gaps|flows|bench)?/:id?',
          name: 'knowledge',
          component: () => import('./knowledge/KnowledgeArea.vue'),
          beforeEnter: () => useTexts('knowledge', 'work').then(() => true),
        },
        {
          path: 'settings/:section?/:id?',
          name: 'settings',
          component: () => import('./settings/SettingsArea.vue'),
          beforeEnter: () => useTexts('settings', 'work', 'mail').then(() => true),
        },
        {
          path: 'setup/:step(brand|chat|people)?',
          name: 'setup',
          component: () => import('./setup/SetupArea.vue'),
          beforeEnter: () => useTexts('setup', 'settings').then(() => true),
        },
        { path: ':rest(.*)*', component: () => import('./shell/NotFound.vue') },
      ],
    },
    { path: '/:rest(.*)*', component: () => import('./shell/NotFound.vue') },
  ],
});
