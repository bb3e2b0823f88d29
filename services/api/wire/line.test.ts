import t from 'tap'
import type { z } from 'zod'
import { newAccount } from './account.ts'
import { command } from './alert.ts'
import { deviceBody } from './device.ts'
import { line, prose } from './line.ts'
import { channelBody } from './notice.ts'
import { residentBody, wearerBody } from './people.ts'
import { siteBody, zoneBody } from './place.ts'

/** Said by their codes: a report of tests has lines as well. */
const BROKEN = ['Lin\r\nBcc: x', 'Lin\nWang', 'Lin\u0000', 'Lin\u2028Wang', 'Lin\u202eWang']

t.test('a name is one line of what can be shown', async t => {
  for (const bad of [...BROKEN, '', ' ', 'x'.repeat(101)])
    t.notOk(line(100).safeParse(bad).success, encodeURIComponent(bad))
  for (const good of ['林晓雨', 'Zoë O’Neil', '👩‍⚕️']) t.equal(line(100).parse(` ${good} `), good)
})

t.test('a note may have several lines, and nothing else that no screen shows', async t => {
  t.ok(prose(100).safeParse('first\r\n\tsecond').success)
  for (const bad of ['\u0000', '\u001b[31m', '\u202e']) t.notOk(prose(100).safeParse(bad).success)
})

const good = { en: 'Gate', zh: '大门' }
const named: readonly (readonly [string, z.ZodType, (name: string) => object])[] = [
  ['a site', siteBody, name => ({ name: { ...good, en: name } })],
  ['a zone', zoneBody, name => ({ sort: 'building', name: { ...good, zh: name } })],
  ['a device', deviceBody, name => ({ kind: 'smart-bin', site: 's', zone: 'z', name })],
  ['an account', newAccount, name => ({ username: 'lin', role: 'manager', scope: 'all', displayName: name })],
  ['a wearer', wearerBody, name => ({ name, living: 'alone' })],
  [
    'a relative',
    wearerBody,
    name => ({ name: 'A', living: 'alone', contacts: [{ name, relation: 'son', phone: '110' }] }),
  ],
  ['a resident', residentBody, name => ({ name })],
  ['a channel', channelBody, name => ({ kind: 'email', name, settings: {} })],
]

for (const [what, form, body] of named)
  t.test(`${what} has a name of one line`, async t => {
    t.ok(form.safeParse(body('Lin Xiaoyu')).success)
    for (const bad of BROKEN) t.notOk(form.safeParse(body(bad)).success, encodeURIComponent(bad))
  })

t.test('why something is done may take more than a line', async t => {
  t.ok(command.safeParse({ reason: 'no key\nno ladder' }).success)
  t.notOk(command.safeParse({ reason: 'no key\u0007' }).success)
})
