import t from 'tap'
import type { Role } from '../../domain/model/person.ts'
import type { RosterEntry } from '../../domain/model/roster.ts'
import { WEEKDAYS } from '../../domain/model/rule.ts'
import { submitAndWait } from '../../runtime/intake.ts'
import { raised } from '../testing/samples.ts'
import { asAdmin, startTestServer } from '../testing/test-server.ts'
import { takers } from '../wire/taker.ts'

const { zone, deviceId } = raised('a-1').alert
const member = (id: string, role: Role, zones: string[]): RosterEntry => ({
  what: 'member',
  member: { id, role, zones },
})
const day = { weekdays: [...WEEKDAYS], from: '00:00', to: '24:00' }
const entries: readonly RosterEntry[] = [
  member('chen', 'grid-worker', [zone]),
  member('wang', 'grid-worker', []),
  member('far', 'grid-worker', ['far']),
  member('mei', 'caregiver', []),
  member('lan', 'caregiver', []),
  { what: 'wearer', wearer: { id: 'w-1', device: deviceId, carers: ['mei'] } },
  {
    what: 'rota',
    rota: {
      ...{ id: 'r-1', role: 'grid-worker', zones: [zone], overrides: [], holidays: [], handOverMs: 0 },
      shifts: [{ ...day, on: ['wang', 'gone'] }],
    },
  },
]

t.test('those whose it could be are listed with their names, those on duty first', async t => {
  const { api, community, accounts } = await startTestServer()
  const admin = await asAdmin(api)
  await community.raise(raised('a-1'))
  for (const entry of entries)
    await submitAndWait(community.intake, 'site-1', { type: 'roster-saved', entry, actor: 'admin' })
  const account = await accounts.person('admin')
  if (account) await accounts.savePerson({ ...account, username: 'wang', displayName: '王芳' })
  const { takers: found } = takers.parse((await admin('GET', '/api/alerts/a-1/takers')).json())
  t.same(
    found.filter(({ id }) => id !== 'admin'),
    [
      { id: 'wang', name: '王芳', role: 'grid-worker', isOnDuty: true },
      { id: 'chen', name: null, role: 'grid-worker', isOnDuty: false },
      { id: 'mei', name: null, role: 'caregiver', isOnDuty: false },
    ],
  )
  t.match((await admin('GET', '/api/alerts/a-9/takers')).json(), { code: 'ALERT_NOT_FOUND' })
})
