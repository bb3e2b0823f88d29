import t from 'tap'
import { extentOf, type Right } from '../../../services/api/access/rights.ts'
import type { Role } from '../../../services/domain/model/person.ts'
import { routeOf } from './route.ts'
import { insteadOf } from './sections.ts'

const as = (role: Role) => (right: string) => extentOf(role, right as Right) !== undefined
const shown = (path: string, role: Role) => insteadOf(routeOf(path), as(role))

t.test('the head of a section leads on to the page of it that is theirs', async t => {
  t.same(shown('/settings', 'manager'), { page: 'keys', isHead: true })
})

t.test('of another page it is said that it is not theirs, and where to go instead', async t => {
  t.same(shown('/settings/backups', 'manager'), { page: 'keys', isHead: false })
  t.same(shown('/settings', 'grid-worker'), { page: 'alerts', isHead: false })
  t.same(shown('/duty/plans', 'technician'), { page: 'duty', isHead: false })
})
