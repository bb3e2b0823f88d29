import { basename, extname } from 'node:path'
import t from 'tap'
import { allPaths } from './paths.ts'
import { readText } from './root.ts'
import { allSources } from './sources.ts'

const LINES_MAX = 300
/** path → why it may be longer. */
const LONGER: Readonly<Record<string, string>> = {}

t.test(`no source file is longer than ${LINES_MAX} lines`, async t => {
  const long = allSources
    .filter(({ path, text }) => text.split('\n').length > LINES_MAX && !(path in LONGER))
    .map(({ path, text }) => `${path}: ${text.split('\n').length}`)
  t.same(long, [])
  for (const path of Object.keys(LONGER))
    t.ok(readText(path).split('\n').length > LINES_MAX, `${path} is long`)
})

t.test('no file or folder is named for being a heap of things', async t => {
  const heaps = /^(utils?|helpers?|common|misc|index|shared|lib)$/
  const named = allSources.filter(({ path }) =>
    path.split('/').some(part => heaps.test(basename(part, extname(part)))),
  )
  t.same(
    named.map(({ path }) => path),
    [],
  )
})

t.test('no file only hands on what others export', async t => {
  const barrels = allSources.filter(
    ({ code }) => /export .*from '/.test(code) && code.replace(/export[^']*from '[^']*'/g, '').trim() === '',
  )
  t.same(
    barrels.map(({ path }) => path),
    [],
  )
})

const TEXT = /\.(?:tsx?|css|html|md|ya?ml|json|sh|toml)$|(?:^|\/)(?:Dockerfile|test|run|install-test-needs)$/
const texts = allPaths
  .filter(path => TEXT.test(path) && path !== 'package-lock.json')
  .map(path => ({ path, text: readText(path) }))

t.test('nothing is put off in a comment', async t => {
  const marks = /\b(?:TODO|FIXME|XXX|HACK)\b/
  // This file names the words.
  const others = texts.filter(({ path }) => path !== 'scripts/house/files.test.ts')
  t.same(
    others.filter(({ text }) => marks.test(text)).map(({ path }) => path),
    [],
  )
})

t.test('no file names a folder of the machine it was written on', async t => {
  const own = /(?:^|[\s'"`(=])\/(?:home|Users|root|work|mnt)\//m
  t.same(
    texts.filter(({ text }) => own.test(text)).map(({ path }) => path),
    [],
  )
})

/** path → what its long random string is, if no secret. */
const PUBLISHED: Readonly<Record<string, string>> = {
  'services/store/password.test.ts': 'a test vector of RFC 7914',
  'services/decode/formats/sparkplug/examples.ts': 'messages in hex, of a bin in no town',
}

t.test('no secret is kept in the repository', async t => {
  const secrets: Readonly<Record<string, RegExp>> = {
    'a private key': /-----BEGIN [A-Z ]*PRIVATE KEY-----\s*[A-Za-z0-9+/]{20}/,
    'a cloud or forge token': /\b(?:AKIA[0-9A-Z]{16}|gh[pousr]_\w{36}|xox[abp]-\w+|glpat-\w{20})/,
    'a long random string': /['"`=:\s](?=[A-Za-z0-9+/_-]*\d)(?=[A-Za-z0-9+/_-]*[a-z])[A-Fa-f0-9]{40,}['"`\s]/,
  }
  for (const [what, pattern] of Object.entries(secrets)) {
    t.same(
      texts.filter(({ path, text }) => pattern.test(text) && !(path in PUBLISHED)).map(({ path }) => path),
      [],
      `${what} is in no file`,
    )
  }
})
