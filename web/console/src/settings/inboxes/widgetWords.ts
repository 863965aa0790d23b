import en from '@/i18n/en/settings.json';
import zh from '@/i18n/zh-CN/settings.json';

// The preview speaks the customer's language, which need not be the language of the console around it.
const catalogues: Record<'zh-CN' | 'en', Record<string, unknown>> = { 'zh-CN': zh, en };

export function widgetWords(language: 'zh-CN' | 'en') {
  const word = (key: string) => String(catalogues[language][key] ?? key);
  return {
    online: word('preview.online'),
    offline: word('preview.offline'),
    human: word('preview.human'),
    placeholder: word('preview.placeholder'),
    send: word('preview.send'),
    customer: word('preview.customer'),
    agree: word('preview.agree'),
    policy: word('preview.policy'),
    start: word('preview.start'),
    rate: word('preview.rate'),
    field: (key: string) => (`inboxes.field.${key}` in catalogues[language] ? word(`inboxes.field.${key}`) : undefined),
  };
}
