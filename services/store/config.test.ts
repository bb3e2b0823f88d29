import t from 'tap'
import { faultsFoundBy, parsedBy } from '../config/testing/section.ts'
import { DAY } from '../domain/model/time.ts'
import { storageConfig, storageDefaults } from './config.ts'

const read = (variables: Record<string, string>) => parsedBy(storageConfig, variables)

t.test('with nothing set the data lies in ./data, with the limits of the product', async t => {
  t.same(read({}), { folder: './data', ...storageDefaults })
})

t.test('each limit is read in its unit, both ends of its range included', async t => {
  t.equal(read({ LINLI_HISTORY_KEEP_DAYS: '1' }).historyKeepMs, DAY)
  t.equal(read({ LINLI_HISTORY_KEEP_DAYS: '36500' }).historyKeepMs, 36_500 * DAY)
  for (const [name, level] of [
    ['LINLI_HISTORY_MINUTES_KEEP_DAYS', 'minute'],
    ['LINLI_HISTORY_HOURS_KEEP_DAYS', 'hour'],
    ['LINLI_HISTORY_DAYS_KEEP_DAYS', 'day'],
  ] as const) {
    t.equal(read({ [name]: '1' }).rollupKeepMs[level], DAY)
    t.equal(read({ [name]: '36500' }).rollupKeepMs[level], 36_500 * DAY)
    for (const days of ['0', '36501']) t.throws(() => read({ [name]: days }))
  }
  for (const [name, sort] of [
    ['LINLI_VITALS_KEEP_DAYS', 'vitals'],
    ['LINLI_POSITIONS_KEEP_DAYS', 'positions'],
    ['LINLI_ALERTS_KEEP_DAYS', 'alerts'],
    ['LINLI_LOOKS_KEEP_DAYS', 'looks'],
  ] as const) {
    t.equal(read({ [name]: '1' }).personalKeepMs[sort], DAY)
    t.equal(read({ [name]: '36500' }).personalKeepMs[sort], 36_500 * DAY)
    for (const days of ['0', '36501']) t.throws(() => read({ [name]: days }))
  }
  t.equal(read({ LINLI_RULE_CHANGES_MAX: '1' }).ruleChangesMax, 1)
  t.equal(read({ LINLI_DELETED_RULES_KEEP_DAYS: '1' }).deletedRulesKeepMs, DAY)
  t.equal(read({ LINLI_DATA_MIB_MAX: '3' }).bytesMax, 3 * 1_048_576)
  t.equal(read({ LINLI_DATA: '/srv/linli' }).folder, '/srv/linli')
})

t.test('what is outside its range is told by name, all at once', async t => {
  const wrong = {
    ...{ LINLI_HISTORY_KEEP_DAYS: '0', LINLI_WAL_FRAMES_MAX: '99', LINLI_DATA_MIB_MAX: '-1' },
    ...{ LINLI_RULE_CHANGES_MAX: '0', LINLI_DELETED_RULES_KEEP_DAYS: '36501' },
  }
  const faults = faultsFoundBy(storageConfig, wrong).join('\n')
  for (const name of Object.keys(wrong)) t.match(faults, name)
})
