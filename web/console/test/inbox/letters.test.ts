import { describe, expect, it } from 'vitest';
import { parseAddresses } from '../../src/inbox/composer/addresses';

describe('addresses that are typed or pasted', () => {
  it('are split at commas and semicolons of both scripts, with their names', () => {
    const { good, bad } = parseAddresses('Ann Li <ann@shop.example>, bob@shop.example；"Chen, Wei" <wei@shop.example>\ncarol@shop.example');
    expect(good.map((one) => one.address)).toEqual(['ann@shop.example', 'bob@shop.example', 'wei@shop.example', 'carol@shop.example']);
    expect(good[0]!.name).toBe('Ann Li');
    expect(good[2]!.name).toBe('Chen, Wei');
    expect(bad).toEqual([]);
  });
  it('come back to be mended when they are none', () => {
    expect(parseAddresses('nobody, a@b@c, x@y').bad).toEqual(['nobody', 'a@b@c']);
  });
});
