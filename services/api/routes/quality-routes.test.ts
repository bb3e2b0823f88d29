import t from 'tap'
import { allRules } from '../../domain/kinds/kinds.ts'
import { isNeverHeld } from '../../domain/model/rule.ts'
import { DAY, MINUTE, SECOND, toRfc3339 } from '../../domain/model/time.ts'
import { FIGURE_IDS } from '../../domain/quality/figure.ts'
import { reportOf } from '../../domain/quality/report.ts'
import { over } from '../../domain/quality/testing/life.ts'
import type { QualityQuery } from '../../store/quality.ts'
import { culpritForm } from '../form/remedy-form.ts'
import { bin, noon } from '../testing/samples.ts'
import { asAdmin, startTestServer } from '../testing/test-server.ts'
import { alarmQuality, type WireRemedy } from '../wire/quality.ts'

/** Two bins that are full for a few seconds: bin-1 more often. */
const flickers = [1, 2, 3].map(i => over(noon - i * MINUTE * 20, 5 * SECOND, { site: 'site-1' }))
const lives = [...flickers, over(noon - 2 * DAY, 5 * SECOND, { site: 'site-1', deviceId: 'bin-2' })].reverse()

async function withQuality(env = {}) {
  const asked: QualityQuery[] = []
  const server = await startTestServer({
    env,
    quality: {
      report: async query => {
        asked.push(query)
        return query.rule === 'too-many' ? undefined : reportOf(lives, query)
      },
    },
  })
  const admin = await asAdmin(server.api)
  for (const id of ['bin-1', 'bin-2']) {
    const { id: _, ...body } = bin
    await admin('PUT', `/api/devices/${id}`, { payload: body })
  }
  return { ...server, admin, asked }
}

const week = { from: noon - 7 * DAY, to: noon }

t.test('the last week is answered where nothing is asked, each figure with its limit', async t => {
  const { admin, asked } = await withQuality()
  const answer = alarmQuality.parse((await admin('GET', '/api/alarm-quality')).json())
  t.same(asked, [{ period: week }])
  t.same(
    answer.figures.map(({ id }) => id),
    FIGURE_IDS,
  )
  t.match(
    answer.figures.find(({ id }) => id === 'fleeting'),
    { value: 4, limit: 0, source: 'ISA-18.2', verdict: 'bad', title: { zh: '瞬时告警' } },
  )
  t.match(answer, { alarms: 4, from: toRfc3339(week.from), to: toRfc3339(week.to), different: 2 })
})

t.test('what is asked for reaches the figures', async t => {
  const { admin, asked } = await withQuality()
  const query = 'from=2026-04-01T00:00:00Z&to=2026-04-02T00:00:00%2B08:00'
  const more = 'site=site-1&zone=gate&rule=bin-full&device=bin-1&actor=admin&by=zone'
  t.equal((await admin('GET', `/api/alarm-quality?${query}&${more}`)).statusCode, 200)
  t.same(asked, [
    {
      period: { from: Date.UTC(2026, 3, 1), to: Date.UTC(2026, 3, 1, 16) },
      ...{ site: 'site-1', zone: 'gate', rule: 'bin-full', deviceId: 'bin-1', actor: 'admin', by: 'zone' },
    },
  ])
})

t.test('a bad figure comes with the rule, the device, a remedy in words and a backtest of it', async t => {
  const { admin } = await withQuality()
  const { faults } = alarmQuality.parse((await admin('GET', '/api/alarm-quality')).json())
  const culprit = faults[0]?.culprits[0]
  t.match(culprit, {
    rule: 'bin-full',
    title: { en: 'Bin is full' },
    devices: [
      { id: 'bin-1', count: 3 },
      { id: 'bin-2', count: 1 },
    ],
    remedy: {
      kind: 'end',
      change: { setting: 'endPercent', from: 60, to: 55, scope: { device: 'bin-1' } },
      words: { en: /^Deadband: .* for Bin 1 alone/ },
      backtest: {
        rule: 'bin-full',
        overrides: [{ scope: { device: 'bin-1' }, settings: { endPercent: 55 } }],
        scope: { devices: ['bin-1'] },
        from: toRfc3339(week.from),
      },
    },
  })
})

t.test('what is set already stays in the backtest, and the change joins it', async t => {
  const { admin } = await withQuality()
  const { id: _, ...body } = bin
  await admin('PUT', '/api/devices/bin-roof', { payload: { ...body, zone: 'roof' } })
  const overrides = [
    { scope: { zone: 'roof' }, enabled: false },
    { scope: { device: 'bin-1' }, settings: { endPercent: 58, highPercent: 91 } },
  ]
  await admin('PUT', '/api/rules/bin-full', { payload: { overrides } })
  const { faults } = alarmQuality.parse((await admin('GET', '/api/alarm-quality')).json())
  t.same(faults[0]?.culprits[0]?.remedy.backtest?.overrides, [
    overrides[0],
    { scope: { device: 'bin-1' }, settings: { endPercent: 53, highPercent: 91 } },
  ])
})

t.test('every remedy for every rule and figure is one that the rule accepts', async t => {
  const { admin, community } = await withQuality()
  const culprit = {
    count: 3,
    share: 1,
    severity: 'critical' as const,
    devices: [{ id: 'bin-1', count: 3 }],
    lastedP90Ms: 20 * SECOND,
  }
  const rule = (id: string) => allRules.find(one => one.id === id)
  const titleOf = (id: string) => ({ en: id, zh: id })
  const context = { rule, titleOf, registry: community.registry, period: week, scope: {} }
  let changes = 0
  for (const { id } of allRules) {
    for (const figure of FIGURE_IDS) {
      const { remedy }: { remedy: WireRemedy } = culpritForm(figure, { ...culprit, rule: id }, context)
      if (remedy.change === null) continue
      changes++
      const overrides = remedy.backtest?.overrides
      const reply = await admin('PUT', `/api/rules/${id}`, { payload: { overrides } })
      t.equal(reply.statusCode, 200, `${figure} of ${id}: ${remedy.words.en} ${reply.body.slice(0, 200)}`)
      await admin('PUT', `/api/rules/${id}`, { payload: { overrides: [] } })
    }
  }
  t.ok(changes > 50, `${changes} changes`)
  const critical = allRules.filter(isNeverHeld)
  t.ok(critical.length > 2)
  for (const { id } of critical)
    t.equal(culpritForm('fleeting', { ...culprit, rule: id }, context).remedy.kind, 'leave', id)
  t.equal(culpritForm('fleeting', { ...culprit, rule: 'deleted' }, context).remedy.kind, 'inspect')
})

t.test('a period that is empty, too long, or has too many alerts is refused', async t => {
  const { admin } = await withQuality({
    LINLI_QUALITY_DAYS_MAX: '30',
    LINLI_HTTP_REQUESTS_PER_MINUTE: '5000',
  })
  const from = (days: number, ms = 0) => `from=${toRfc3339(noon - days * DAY - ms)}`
  t.equal((await admin('GET', `/api/alarm-quality?${from(30)}`)).statusCode, 200)
  const onItsWay = alarmQuality.parse((await admin('GET', `/api/alarm-quality?${from(30, MINUTE)}`)).json())
  t.equal(onItsWay.from, toRfc3339(noon - 30 * DAY), 'the time that a request takes makes it no longer')
  t.equal((await admin('GET', `/api/alarm-quality?${from(0, 10 * MINUTE)}`)).statusCode, 200)
  const refused = [
    ...[from(30, MINUTE + 1), from(0), from(0, 10 * MINUTE - 1)],
    ...[`${from(1)}&to=${toRfc3339(noon - DAY)}`, 'rule=too-many'],
  ]
  for (const query of refused)
    t.match((await admin('GET', `/api/alarm-quality?${query}`)).json(), { code: 'TIME_RANGE_INVALID' }, query)
  t.match((await admin('GET', '/api/alarm-quality?by=weather')).json(), { code: 'VALIDATION_FAILED' })
})

t.test('a name that nobody knows is refused, and no place without alarms', async t => {
  const { admin } = await withQuality()
  const refused = async (query: string) => {
    const { code, detail } = (await admin('GET', `/api/alarm-quality?${query}`)).json()
    return [code, detail]
  }
  const quiet = `from=${toRfc3339(noon - 60 * DAY)}&to=${toRfc3339(noon - 50 * DAY)}`
  t.same(await refused(`${quiet}&site=nosuch`), ['QUALITY_SCOPE_EMPTY', 'site nosuch'])
  t.same(await refused(`${quiet}&site=site-1&zone=roof`), ['QUALITY_SCOPE_EMPTY', 'zone roof'])
  t.same(await refused(`${quiet}&device=bin-9`), ['QUALITY_SCOPE_EMPTY', 'device bin-9'])
  t.same(await refused(`${quiet}&rule=bin-fulll`), ['QUALITY_SCOPE_EMPTY', 'rule bin-fulll'])
  t.same(await refused(`${quiet}&actor=lee`), ['QUALITY_SCOPE_EMPTY', 'actor lee'])
  const known = 'site=site-1&zone=gate&device=bin-1&rule=site-silent&actor=admin'
  t.equal((await admin('GET', `/api/alarm-quality?${quiet}&${known}`)).json().alarms, 0)
  t.equal(
    (await admin('GET', '/api/alarm-quality?device=gone')).json().alarms,
    4,
    'what is deleted is answered as long as there are alerts of it',
  )
})

t.test('every rule has its title, also one that is deleted and those that are the server’s own', async t => {
  const of = (rule: string) => over(noon - DAY, MINUTE, { site: 'site-1', rule })
  const { api } = await startTestServer({
    quality: { report: async query => reportOf(['x-1', 'rule-failed', 'site-silent'].map(of), query) },
  })
  const admin = await asAdmin(api)
  const { id: _, ...body } = bin
  await admin('PUT', '/api/devices/bin-1', { payload: body })
  await admin('POST', '/api/rules', {
    payload: { id: 'x-1', copyOf: 'bin-full', title: { en: 'Mine', zh: '自定义' } },
  })
  await admin('DELETE', '/api/rules/x-1')
  const { top } = alarmQuality.parse((await admin('GET', '/api/alarm-quality')).json())
  t.same(top.rules.map(({ name, title }) => [name, title.zh]).sort(), [
    ['rule-failed', '规则出错，已停用'],
    ['site-silent', '小区失联'],
    ['x-1', '自定义'],
  ])
})

t.test('who is not signed in learns nothing of it', async t => {
  const { api } = await withQuality()
  t.equal((await api.inject({ method: 'GET', url: '/api/alarm-quality' })).statusCode, 401)
})
