import t from 'tap'
import type { RuleTuning } from '../../domain/model/rule.ts'
import type { Intake } from '../../runtime/intake.ts'
import { bin } from '../testing/samples.ts'
import { createDeviceOffice } from './device-office.ts'

t.test('a site that begins has the newest figures, also of a rule that is tuned meanwhile', async t => {
  let tuning: RuleTuning = { rule: 'bin-full', version: 1, overrides: [] }
  const given: string[] = []
  const intake: Intake = {
    now: () => 0,
    submit(_site, input, done) {
      given.push(input.type === 'rule-tuned' ? `bin-full ${input.tuning.version}` : input.type)
      if (input.type === 'device-saved') tuning = { ...tuning, version: 2 }
      done({ ok: true, consequence: { changes: [] } })
    },
  }
  const office = createDeviceOffice({
    registry: {
      get: () => undefined,
      deletedAt: () => undefined,
      behind: () => [],
      hasSite: () => false,
      tuning: () => tuning,
      customRules: () => [],
    } as never,
    intake,
    tokens: { give: async () => {}, take: async () => {} },
    kinds: [{ kind: bin.kind }] as never,
    rules: [{ id: 'bin-full' }] as never,
    forget: async () => {},
    sources: {
      ...{ get: () => undefined, gatewayOf: () => undefined, whoIsAt: () => undefined },
      addressAt: (_, written) => written,
    },
  })
  await office.save(bin, { actor: 'admin', tells: () => true })
  t.same(given, ['bin-full 1', 'device-saved', 'bin-full 2'])
})
