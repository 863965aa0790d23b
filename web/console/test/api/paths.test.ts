import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { kindPaths } from '@/stores/settings';

// Types of answers are checked by the compiler; whether the address exists at all is checked here.
type Verb = 'get' | 'post' | 'put' | 'patch' | 'delete';
const described = JSON.parse(readFileSync('../../docs/openapi/v1.json', 'utf8')) as { paths: Record<string, Partial<Record<Verb, unknown>>> };
const bases = { api: '/api/v1/w/{workspace}', root: '/api/v1' } as const;
const segments = (path: string) => path.slice(1).split('/');

/** A `${…}` of a call stands for any one segment: an id, or one of several verbs. */
function exists(base: keyof typeof bases, verb: Verb, call: string): boolean {
  const wanted = segments(bases[base]).concat(segments(call.replace(/\$\{[^}]*\}/g, '*')));
  return Object.entries(described.paths).some(([path, verbs]) => {
    const offered = segments(path);
    return verbs[verb] !== undefined && offered.length === wanted.length && offered.every((one, i) => one === wanted[i] || wanted[i] === '*');
  });
}

const sources = (readdirSync('src', { recursive: true }) as string[]).filter((name) => /\.(ts|vue)$/.test(name));
const calls = sources.flatMap((name) =>
  [...readFileSync(`src/${name}`, 'utf8').matchAll(/\b(api|root)\.(get|post|put|patch|del)(?:<[^()]*>)?\(\s*(['`])(\/.*?)\3/g)].map(([, base, verb, , path]) => ({
    name, base: base as keyof typeof bases, verb: (verb === 'del' ? 'delete' : verb) as Verb, path: path!,
  })),
);

describe('addresses that the console calls', () => {
  it('are all of the described API', () => {
    expect(calls.length).toBeGreaterThan(60);
    expect(calls.filter((c) => !exists(c.base, c.verb, c.path)).map((c) => `${c.name}: ${c.verb} ${c.path}`)).toEqual([]);
  });

  it.each(Object.entries(kindPaths))('read a list of each kind of setting: %s', (_kind, path) => {
    expect(exists('api', 'get', path)).toBe(true);
  });
});
