import { describe, expect, it } from 'vitest';
import type { StoredFile } from '@/knowledge/api';
import { isUsed, MAX_BYTES, reference, sift } from '@/knowledge/entries/files';

const file = (patch: Partial<StoredFile>) => ({ id: '018f', name: 'cup.png', contentType: 'image/png', size: 10, url: '/x', ...patch }) as StoredFile;
const sized = (size: number) => ({ name: 'f', size }) as File;

describe('files of an entry', () => {
  it('are named so that no name breaks out of the reference', () => {
    expect(reference(file({}))).toBe('![cup](file:018f)');
    expect(reference(file({ name: 'a](https://evil.example)![b.pdf', contentType: 'application/octet-stream' }))).toBe('[a https: //evil.example b](file:018f)'.replace(': //', '://'));
  });
  it('count as used in the answer and in each of its cases', () => {
    const answer = { channel: 'general' as const, language: 'en', markdown: 'x', cases: [{ name: 'c', when: [], markdown: '![a](file:018f)' }] };
    expect(isUsed({ answers: [answer] }, '018f')).toBe(true);
    expect(isUsed({ answers: [{ ...answer, cases: [] }] }, '018f')).toBe(false);
  });
  it('are sent as far as they fit', () => {
    const found = sift([sized(1), sized(MAX_BYTES + 1), sized(2), sized(3)], 8);
    expect([found.good.length, found.large.length, found.many]).toEqual([2, 1, true]);
    expect(sift([sized(MAX_BYTES)], 0)).toMatchObject({ many: false, large: [] });
  });
});
