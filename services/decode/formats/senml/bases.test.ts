import t from 'tap'
import { senml } from './senml.ts'

const heard = (pack: unknown) =>
  senml.open(
    {},
    { payloadBytesMax: 65_536 },
  )({ topic: 'senml/1', payload: Buffer.from(JSON.stringify(pack)), retained: false })

t.test(
  'a base that cannot be read takes what stands on it, until it is given anew, and nothing before it',
  async t => {
    const malformed = { what: 'event', address: '*', event: 'senml-base-malformed' }
    const smoke = { bn: 'det-1/', n: 'smoke', vb: true }
    const said = { what: 'said', address: 'det-1', fields: { smoke: true } }
    for (const base of [{ bt: 'abc' }, { bn: 7 }, { bu: 5 }, { bv: 'x' }, { bs: null }]) {
      const rest = [{ ...base, n: 'level', v: 1 }, { n: 'temp', v: 2 }, { bver: 10 }]
      t.same(heard([smoke, ...rest]), { ok: true, heard: [said, malformed] }, JSON.stringify(base))
      t.same(heard(rest), { ok: false, reason: 'senml-base-malformed' }, 'nothing else is said')
    }
    const back = [
      { bn: 'det-1/', bt: 'abc', n: 'level', v: 1 },
      { bn: 'det-2/', n: 'level', v: 2 },
      { bt: 0, n: 'level', v: 3 },
    ]
    t.same(heard(back), {
      ok: true,
      heard: [{ what: 'said', address: 'det-2', fields: { level: 3 } }, malformed],
    })
  },
)
