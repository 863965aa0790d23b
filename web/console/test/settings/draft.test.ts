import { describe, expect, it } from 'vitest';
import { changedFields, patchOf, pick, rebase, same } from '@/settings/form/draft';

interface Team {
  name: string;
  brandId: string | null;
  memberIds: string[];
}
const base: Team = { name: '售后', brandId: null, memberIds: ['a', 'b'] };

describe('a draft', () => {
  it('is clean until something differs, and clean again when it is put back', () => {
    const edited = { ...base, memberIds: ['a', 'b'] };
    expect(changedFields(base, edited)).toEqual([]);
    edited.memberIds = ['b', 'a'];
    expect(changedFields(base, edited)).toEqual(['memberIds']);
    edited.memberIds = ['a', 'b'];
    expect(changedFields(base, edited)).toEqual([]);
  });

  it('treats a missing key like undefined but not like null', () => {
    expect(same({ a: 1 }, { a: 1, b: undefined })).toBe(true);
    expect(same({ a: 1 }, { a: 1, b: null })).toBe(false);
    expect(same([], {})).toBe(false);
  });

  it('sends only what changed', () => {
    expect(patchOf(base, { ...base, brandId: 'x' })).toEqual({ brandId: 'x' });
  });

  it('keeps only the editable part of a server item', () => {
    expect(pick({ id: '1', version: 3, ...base }, ['name', 'brandId'])).toEqual({ name: '售后', brandId: null });
  });
});

describe('a draft that was overtaken', () => {
  it('takes their changes where I did not touch, and keeps mine', () => {
    const result = rebase(base, { ...base, name: '售后一组' }, { ...base, memberIds: ['a'] });
    expect(result.value).toEqual({ name: '售后一组', brandId: null, memberIds: ['a'] });
    expect(result.conflicts).toEqual([]);
  });

  it('names the fields that both changed and keeps my value for a decision', () => {
    const result = rebase(base, { ...base, name: 'Mine' }, { ...base, name: 'Theirs' });
    expect(result.conflicts).toEqual(['name']);
    expect(result.value.name).toBe('Mine');
  });

  it('sees no conflict when both made the same change', () => {
    const result = rebase(base, { ...base, name: 'Same' }, { ...base, name: 'Same' });
    expect(result.conflicts).toEqual([]);
  });
});
