import { describe, expect, it } from 'vitest';
import { check, isPattern, keyFrom, type AttributeRule } from '@/settings/attributes/values';

const rule = (part: Partial<AttributeRule>): AttributeRule => ({ type: 'text', required: false, choices: null, pattern: null, ...part });

describe('a typed attribute', () => {
  it('is removed by an empty entry, unless it is required', () => {
    expect(check(rule({}), '  ')).toEqual({ value: null, problem: null });
    expect(check(rule({ required: true }), '')).toEqual({ value: null, problem: 'required' });
    expect(check(rule({ type: 'boolean', required: true }), null).problem).toBe('required');
  });
  it('sends numbers as numbers', () => {
    expect(check(rule({ type: 'number' }), '1,250.5')).toEqual({ value: 1250.5, problem: null });
    expect(check(rule({ type: 'number' }), 'many').problem).toBe('number');
    expect(check(rule({ type: 'number' }), 0)).toEqual({ value: 0, problem: null });
  });
  it('knows real dates', () => {
    expect(check(rule({ type: 'date' }), '2026-02-28').problem).toBeNull();
    expect(check(rule({ type: 'date' }), '2026-02-30').problem).toBe('date');
  });
  it('holds choices, addresses and phones', () => {
    expect(check(rule({ type: 'choice', choices: ['金卡', '银卡'] }), '铜卡').problem).toBe('choice');
    expect(check(rule({ type: 'email' }), 'lin@example.cn').problem).toBeNull();
    expect(check(rule({ type: 'email' }), 'lin@example').problem).toBe('email');
    expect(check(rule({ type: 'url' }), 'javascript:alert(1)').problem).toBe('url');
    expect(check(rule({ type: 'phone' }), '+86 138 0013 2207').problem).toBeNull();
    expect(check(rule({ type: 'phone' }), '12').problem).toBe('phone');
  });
  it('matches a pattern over the whole value', () => {
    expect(check(rule({ pattern: '\\d{5}' }), '123456').problem).toBe('pattern');
    expect(check(rule({ pattern: '\\d{5}' }), '88213').problem).toBeNull();
    expect(isPattern('(')).toBe(false);
  });
  it('leaves a pattern of another dialect to the server', () => {
    expect(check(rule({ pattern: '(?<x>a)(?(x)b)' }), 'whatever').problem).toBeNull();
  });
});

describe('a key from a name', () => {
  it('keeps latin letters and digits', () => {
    expect(keyFrom('Member Level 2')).toBe('member_level_2');
    expect(keyFrom('会员等级')).toBe('');
  });
});
