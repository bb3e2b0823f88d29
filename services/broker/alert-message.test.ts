import t from 'tap'
import { kinds } from '../domain/kinds/kinds.ts'
import { alertMessage, WEARER_NEEDS_ATTENTION } from './alert-message.ts'
import { sampleChange } from './testing/sample-change.ts'

const { alert, event } = sampleChange
const said = (changed: Partial<typeof alert>) =>
  JSON.parse(alertMessage({ alert: { ...alert, ...changed }, event }, kinds).payload)

const band = kinds.get('wristband')

t.test('of a wearer nothing but a call for help is told from anything else', async t => {
  const own = { id: 'own-of-mrs-chen', lifeSafety: true } as const
  const isTold = Object.fromEntries(
    [...(band?.rules ?? []), { id: 'offline' }, { id: 'sensor-fault' }, { id: 'rule-failed' }, own].map(
      ({ id }) => [id, 'rule' in said({ rule: id, title: { en: id, zh: id } })],
    ),
  )
  t.same(
    Object.keys(isTold).filter(id => isTold[id]),
    ['sos', 'fall'],
  )
  t.ok(Object.keys(isTold).length > 10, 'the others were tried')
})

t.test('what is not told names neither rule, nor device, nor title, in all that is published', async t => {
  const message = alertMessage(sampleChange, kinds)
  t.notMatch(message.payload, /heart|心率|band-1|Wang|Chen|180/i)
  t.same(said({}).title, WEARER_NEEDS_ATTENTION)
  t.match(said({}), { alert: 'sunny-7', zone: 'gate', deviceKind: 'wristband', severity: 'high' })
})

t.test('a call for help and a bin say what it is and where', async t => {
  const title = { en: 'SOS', zh: 'SOS' }
  t.match(said({ rule: 'sos', title }), { rule: 'sos', deviceId: 'band-1', title })
  const bin = { deviceKind: 'smart-bin', deviceId: 'bin-1', rule: 'bin-full' }
  t.match(said(bin), bin)
})
