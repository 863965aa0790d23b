import { beforeAll, describe, expect, it } from 'vitest';
import { useTexts } from '@/i18n';
import { blank, type PolicyForm } from '@/settings/deadlines/terms';
import { sentences, wouldBe } from '@/settings/deadlines/words';

const names = { calendar: () => 'Shop', team: (id: string) => ({ t1: 'Repairs' })[id] ?? '?' };
const form = (terms: Partial<PolicyForm['terms']>): PolicyForm => ({ ...blank(), terms: { ...blank().terms, ...terms } });

describe('a policy in plain words', () => {
  beforeAll(() => useTexts('deadlines', 'work'));

  it('says what is promised, when the clock stands still, and every step', () => {
    const said = sentences(form({ firstResponse: 30, resolution: 1440, hours: 'calendar', calendarId: 'c', steps: [{ minutes: -10, kind: null, tellAssignee: true, tellTeam: false, personIds: ['p'], teamIds: ['t1'], priority: 'urgent', handToTeamId: null }] }), names);
    expect(said).toHaveLength(3);
    expect(said[0]).toMatch(/30.*1.*Shop/u);
    expect(said[2]).toMatch(/10.*Repairs/u);
  });

  it('says nothing while nothing is promised', () => {
    expect(sentences(form({ firstResponse: null }), names)).toEqual([]);
  });

  it('tells what the last month would have been, and nothing of nothing', () => {
    expect(wouldBe({ looked: 0, any: 0, firstResponse: 0, nextResponse: 0, resolution: 0 })).toBeNull();
    expect(wouldBe({ looked: 40, any: 0, firstResponse: 0, nextResponse: 0, resolution: 0 })).toContain('40');
    expect(wouldBe({ looked: 40, any: 10, firstResponse: 7, nextResponse: 0, resolution: 4 })).toMatch(/25%.*7.*4/u);
  });
});
