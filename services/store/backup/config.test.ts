import t from 'tap'
import { Environment } from '../../config/environment.ts'
import { faultsFoundBy } from '../../config/testing/section.ts'
import { HOUR } from '../../domain/model/time.ts'
import { backupConfig } from './config.ts'

const faultsOf = (variables: Record<string, string>) => faultsFoundBy(backupConfig, variables)

t.test('without a word there is no schedule, and 256 MiB stay free', async t => {
  t.same(backupConfig(new Environment({})), { roomBytesMin: 268_435_456, schedule: undefined })
})

t.test('a folder and an interval make a schedule', async t => {
  const variables = { LINLI_BACKUP_FOLDER: '/backups', LINLI_BACKUP_EVERY_HOURS: '24' }
  t.same(backupConfig(new Environment(variables)).schedule, {
    folder: '/backups',
    everyMs: 24 * HOUR,
    keep: 7,
  })
})

t.test('what would make none, or at some place that depends on where it was started, is a fault', async t => {
  t.match(faultsOf({ LINLI_BACKUP_EVERY_HOURS: '24' }), [/LINLI_BACKUP_FOLDER: missing/])
  t.match(faultsOf({ LINLI_BACKUP_FOLDER: 'backups' }), [/expected an absolute path, got "backups"/])
  t.match(faultsOf({ LINLI_BACKUP_KEEP: '0' }), [/LINLI_BACKUP_KEEP: expected a whole number from 1/])
  t.same(faultsOf({ LINLI_BACKUP_FOLDER: '/b', LINLI_BACKUP_EVERY_HOURS: '168' }), [])
  t.equal(faultsOf({ LINLI_BACKUP_FOLDER: '/b', LINLI_BACKUP_EVERY_HOURS: '169' }).length, 1)
})
