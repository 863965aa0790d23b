import { describe, expect, it } from 'vitest';
import { originOf } from '@/settings/inboxes/origins';

describe('a website allowed to show the chat', () => {
  it('is the origin of whatever was pasted', () => {
    expect(originOf('https://shop.example.cn/ac/kf-35v?x=1')).toBe('https://shop.example.cn');
    expect(originOf(' shop.example.cn ')).toBe('https://shop.example.cn');
    expect(originOf('https://*.example.cn')).toBe('https://*.example.cn');
    expect(originOf('http://localhost:5173')).toBe('http://localhost:5173');
  });
  it('is nothing else', () => {
    expect(originOf('javascript:alert(1)')).toBeNull();
    expect(originOf('ftp://example.cn')).toBeNull();
    expect(originOf('not a site')).toBeNull();
    expect(originOf('')).toBeNull();
  });
});
