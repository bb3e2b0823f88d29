import t from 'tap'
import { ApiProblem } from '../api/request.ts'
import { type Fault, faultsAt, faultsBeside, faultsOf } from './faults.ts'

const problem = (code: string, more: object) =>
  new ApiProblem(400, { type: '', title: '', status: 400, code, ...more })
const fault = (path: string): Fault => ({ path, level: 'fault', says: { en: 'wrong', zh: '错' } })

t.test('what the server says of each field is found at the field', async t => {
  const faults = faultsOf(problem('PLAN_INVALID', { faults: [fault('steps.1.afterMs'), fault('steps')] }))
  t.same(
    faultsAt(faults, 'steps.1').map(({ path }) => path),
    ['steps.1.afterMs'],
  )
  t.same(faultsAt(faults, 'steps.10'), [], 'another step is not its own')
  t.equal(faultsAt(faults, 'steps').length, 2)
})

t.test('a detail that names fields is read field by field', async t => {
  const detail = 'displayName: must not be empty; scope.0.site: expected another form: something in it'
  const faults = faultsOf(problem('VALIDATION_FAILED', { detail }))
  t.match(faults, [
    { path: 'displayName', says: { en: 'must not be empty' } },
    { path: 'scope.0.site', says: { en: 'expected another form: something in it' } },
  ])
  t.same(faultsOf(problem('CONFLICT', { detail })), [], 'only where it is about the form')
  t.same(faultsOf(new Error('offline')), [])
})

t.test('a fault that no field shows is shown by the form', async t => {
  const faults = [fault(''), fault('name'), fault('match.rules')]
  t.same(
    faultsBeside(faults, ['name', 'match']).map(({ path }) => path),
    [''],
  )
})
