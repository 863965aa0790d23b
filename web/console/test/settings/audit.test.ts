import { beforeAll, expect, it } from 'vitest';
import { setLanguage, useTexts } from '@/i18n';
import { actionWords, AUDITED } from '@/settings/audit/words';

beforeAll(() => useTexts('settings'));

it('every act of the desk is told in words, in both languages', async () => {
  const acts = ['routingRules.published', 'routingAgent.changed', 'skill.created', 'queue.changed', 'floor.calledIn', 'floor.broadcast', 'bot.turnedOff', 'knowledgeEntry.unpublished', 'session.opened'];
  for (const language of ['zh-CN', 'en'] as const) {
    await setLanguage(language);
    for (const act of [...acts, ...AUDITED.flatMap((kind) => (['session', 'mcp', 'demo'].includes(kind) ? [] : [`${kind}.changed`]))]) expect(actionWords(act)).not.toBe(act);
  }
  expect(actionWords('skill.created')).toBe('Skill · created');
  // One that is newer than the console shows its code rather than nothing.
  expect(actionWords('moon.landed')).toBe('moon.landed');
});
