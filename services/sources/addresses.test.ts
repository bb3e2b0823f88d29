import t from 'tap'
import { addressAt } from './addresses.ts'
import { listening } from './testing/listening.ts'

const EUI = '24e124abcdef0001'

t.test('a DevEUI off a label is the address that the network says, and nothing else is touched', async t => {
  for (const format of ['chirpstack', 'the-things-stack']) {
    for (const label of ['24E124ABCDEF0001', '24-E1-24-AB-CD-EF-00-01', '24:e1:24:ab:cd:ef:00:01'])
      t.equal(addressAt({ format }, label), EUI, label)
    for (const label of [' 24e124abcdef0001 ', '24E1 24AB CDEF 0001', '24E1-24AB-CDEF-0001', EUI])
      t.equal(addressAt({ format }, label), EUI, label)
    for (const other of ['Bin-3', '24E124ABCDEF00', '24E1-24AB-CDEF0001', '24E124ABCDEF0001A', ''])
      t.equal(addressAt({ format }, other), other)
  }
  t.equal(addressAt({ format: 'plain-json' }, '24E124ABCDEF0001'), '24E124ABCDEF0001')
  t.equal(addressAt(undefined, 'A'), 'A')
})

t.test('a device that was kept as its label has it is heard', async t => {
  const label = '24-E1-24-AB-CD-EF-00-01'
  const { hear, sources, tally } = listening('chirpstack', {
    [label]: { kind: 'smart-bin', codec: 'metrics' },
  })
  const body = (devEui: string) => ({ deviceInfo: { devEui }, object: { fillPercent: 40 }, fPort: 2 })
  t.match(hear(`application/1/device/${EUI}/event/up`, body(EUI)), [
    { type: 'reading', reading: { deviceId: label, values: { fillPercent: 40 } } },
  ])
  const other = '24e124abcdef0002'
  t.same(hear(`application/1/device/${other}/event/up`, body(other)), [])
  t.same(
    sources.waiting().map(({ address }) => address),
    [other],
  )
  t.equal(tally.of('source_messages_rejected', 'device-unclaimed'), 1)
})
