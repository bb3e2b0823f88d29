import t from 'tap'
import type { WireDevice } from '../../../services/api/wire/device.ts'
import { filterOf, isNarrowed, listPath, matches } from './device-filter.ts'

const bin: WireDevice = {
  ...{ id: 'bin-1', kind: 'smart-bin', site: 'riverside', zone: 'gate', name: '东门垃圾桶' },
  ...{ online: null, lastSeenAt: null, values: {} },
}

t.test('what is asked for comes back from the address that it makes', async t => {
  const filter = filterOf('?q=东门&kind=smart-bin&state=silent&by=kind')
  t.match(filter, { q: '东门', kind: 'smart-bin', state: 'silent', by: 'kind', zone: '' })
  t.same(filterOf(listPath(filter).slice('/devices'.length)), filter)
  t.equal(listPath(filterOf('')), '/devices')
})

t.test('a state or grouping that there is not is none', async t => {
  t.match(filterOf('?state=happy&by=colour'), { state: '', by: 'zone' })
  t.equal(isNarrowed(filterOf('?by=kind')), false)
  t.equal(isNarrowed(filterOf('?zone=gate')), true)
})

const table: [string, boolean][] = [
  ['?q=东门', true],
  ['?q=BIN-1', true],
  ['?q=西门', false],
  ['?kind=smart-bin&zone=gate', true],
  ['?kind=wristband', false],
  ['?site=elsewhere', false],
  ['?model=-', true],
  ['?firmware=1.2', false],
  ['?source=-', true],
  ['?source=yard', false],
]
for (const [query, expected] of table)
  t.test(`a bin at the gate is ${expected ? '' : 'not '}in the list of ${query}`, async t => {
    t.equal(matches(bin, filterOf(query)), expected)
  })
