import t from 'tap'
import type { Device } from '../../domain/model/device.ts'
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

t.test('of several who adopt what waits at the same moment one has it', async t => {
  const saved: Device[] = []
  const heardAt = (source: string, address: string) => {
    const device = saved.find(({ origin }) => origin?.source === source && origin.address === address)
    return device && { device }
  }
  const intake: Intake = {
    now: () => 0,
    submit(_site, input, done) {
      setImmediate(() => {
        if (input.type === 'device-saved') saved.push(input.device)
        done({ ok: true, consequence: { changes: [] } })
      })
    },
  }
  const office = createDeviceOffice({
    registry: {
      get: (id: string) => saved.map(device => ({ device })).find(({ device }) => device.id === id),
      ...{ heardAt, deletedAt: () => undefined, behind: () => [], hasSite: () => true },
    } as never,
    ...{ intake, rules: [], forget: async () => {}, kinds: [{ kind: bin.kind }] as never },
    tokens: { give: async () => {}, take: async () => {} },
    sources: {
      ...{ get: () => ({ site: bin.site }) as never, gatewayOf: () => undefined, whoIsAt: () => undefined },
      addressAt: (_, written) => written,
    },
  })
  const by = { actor: 'admin', tells: () => true }
  const adopted = (id: string) => ({ ...bin, id, origin: { source: 'yard', address: '9' } })
  const answers = await Promise.allSettled([
    ...['a', 'b'].map(id => office.save(adopted(id), by)),
    office.saveAll([adopted('c')], bin.site, by),
  ])
  t.same(
    answers.map(({ status }) => status),
    ['fulfilled', 'rejected', 'rejected'],
  )
  t.same(
    saved.map(({ id }) => id),
    ['a'],
  )
})
