import { describe, expect, it } from 'vitest';
import type { Canned, Conversation } from '@/api/types';
import { matching } from '@/inbox/composer/canned';
import { readings, sounds } from '@/inbox/composer/pinyin';

describe('Chinese by its sound', () => {
  it('is read as a dictionary reads it', () => {
    const read: Record<string, string> = {
      退: 'tui', 款: 'kuan', 发: 'fa', 货: 'huo', 票: 'piao', 谢: 'xie', 您: 'nin', 安: 'an', 装: 'zhuang', 维: 'wei', 修: 'xiu', 售: 'shou', 后: 'hou',
      客: 'ke', 户: 'hu', 址: 'zhi', 物: 'wu', 流: 'liu', 期: 'qi', 请: 'qing', 女: 'nu', 绿: 'lu', 二: 'er', 做: 'zuo', 啊: 'a', 尊: 'zun',
    };
    for (const [character, syllable] of Object.entries(read)) expect([character, ...readings(character)]).toEqual([character, syllable]);
    expect(readings('重')).toContain('chong');
    expect(readings('a')).toEqual([]);
    expect(readings('。')).toEqual([]);
  });

  it('is found by initials, whole syllables, both, and while the last one is being typed', () => {
    for (const query of ['tk', 'tuikuan', 'tkuan', 'tuik', 'tuiku', "tui'kuan", 'TK']) expect([query, sounds(query, '退款说明') > 0]).toEqual([query, true]);
    for (const query of ['sm', 'shm', 'shuom', 'shuoming']) expect([query, sounds(query, '退款说明') > 0]).toEqual([query, true]);
    expect(sounds('lvse', '绿色')).toBeGreaterThan(0);
    expect(sounds('cqyh', '重庆银行')).toBeGreaterThan(0);
    expect(sounds('vipfh', 'VIP 发货')).toBe(-1);
    expect(sounds('iphone', 'iPhone 退货')).toBeGreaterThan(0);
    for (const query of ['kt', 'tuikuanshuoqing', 'fh', '退', '', '1']) expect([query, sounds(query, '退款说明')]).toEqual([query, -1]);
  });

  it('puts the beginning of a title before its middle', () => {
    expect(sounds('fh', '发货时间')).toBeGreaterThan(sounds('fh', '已经发货'));
  });

  it('finds canned replies, and those written with Latin letters as before', () => {
    const one = (id: string, title: string, shortcut: string) => ({ id, title, shortcut, uses: 0, brandIds: null, inboxIds: null, text: { 'zh-CN': '', en: '' } }) as unknown as Canned;
    const all = [one('1', '退款说明', 'refund'), one('2', '发货时间', 'ship'), one('3', 'Thank you', 'ty')];
    const of = (query: string) => matching(all, { brandId: 'b', inboxId: 'i' } as Conversation, query, sounds).map((found) => found.id);
    expect(of('tk')[0]).toBe('1');
    expect(of('fahuo')).toEqual(['2']);
    expect(of('ship')).toEqual(['2']);
    expect(of('thank')).toEqual(['3']);
  });
});
