import { describe, expect, it } from 'vitest';
import { ApiProblem } from '@/api/client';
import { useForm } from '@/settings/form/useForm';

const blank = () => ({ name: '', color: '#3451d1' });
const problem = (status: number, errors = {}) => new ApiProblem(status, { code: status === 412 ? 'stale' : 'invalid', errors });

describe('a form', () => {
  it('sends only what changed and knows when it is dirty', async () => {
    const form = useForm(blank);
    form.open({ name: '退款', color: '#bf2530' }, 3);
    expect(form.dirty.value).toBe(false);
    form.value.value.name = '退款与退货';
    expect(form.dirty.value).toBe(true);
    let sent: unknown;
    await form.submit(async (patch) => (sent = patch));
    expect(sent).toEqual({ name: '退款与退货' });
  });

  it('follows a colleague silently while nothing is typed', () => {
    const form = useForm(blank);
    form.open({ name: 'a', color: '#000000' }, 1);
    form.arrived({ name: 'b', color: '#000000' }, 2);
    expect(form.value.value.name).toBe('b');
    expect(form.overtaken.value).toBe(false);
  });

  it('keeps typed fields over a newer state and names real conflicts', () => {
    const form = useForm(blank);
    form.open({ name: 'a', color: '#000000' }, 1);
    form.value.value.name = 'mine';
    form.arrived({ name: 'a', color: '#111111' }, 2);
    expect(form.value.value).toEqual({ name: 'mine', color: '#111111' });
    expect(form.conflicts.value).toEqual([]);
    form.arrived({ name: 'theirs', color: '#111111' }, 3);
    expect(form.conflicts.value).toEqual(['name']);
    expect(form.value.value.name).toBe('mine');
    form.discard();
    expect(form.value.value.name).toBe('theirs');
    expect(form.overtaken.value).toBe(false);
  });

  it('ignores frames that are older than what it has', () => {
    const form = useForm(blank);
    form.open({ name: 'new', color: '#000000' }, 5);
    form.arrived({ name: 'old', color: '#000000' }, 4);
    expect(form.value.value.name).toBe('new');
  });

  it('answers 412 by fetching the newer state and keeping the edits', async () => {
    const form = useForm(blank);
    form.open({ name: 'a', color: '#000000' }, 1);
    form.value.value.color = '#222222';
    const stored = await form.submit(
      () => Promise.reject(problem(412)),
      async () => form.arrived({ name: 'theirs', color: '#000000' }, 2),
    );
    expect(stored).toBeNull();
    expect(form.overtaken.value).toBe(true);
    expect(form.value.value).toEqual({ name: 'theirs', color: '#222222' });
    expect(form.version.value).toBe(2);
  });

  it('shows a field error until that field is edited', async () => {
    const form = useForm(() => ({ name: '', allowedOrigins: [] as string[] }));
    form.value.value.allowedOrigins = ['shop'];
    await form.submit(() => Promise.reject(problem(400, { 'allowedOrigins[0]': [{ code: 'origin', message: 'No origin' }] })));
    expect(form.errorOf('allowedOrigins[0]')).toBe('No origin');
    expect(form.errorOf('allowedOrigins')).toBe('No origin');
    form.value.value.allowedOrigins = ['https://shop'];
    expect(form.errorOf('allowedOrigins[0]')).toBeUndefined();
  });
});
