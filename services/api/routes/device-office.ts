import type { TokenDesk } from '../../broker/token-port.ts'
import { inputFor, rulesInForce } from '../../domain/community/rules-in-force.ts'
import type { Device, DeviceId } from '../../domain/model/device.ts'
import type { Overlap } from '../../domain/model/device-token.ts'
import type { Input } from '../../domain/model/input.ts'
import type { Kind } from '../../domain/model/kind.ts'
import type { Actor } from '../../domain/model/person.ts'
import type { SiteId, ZoneId } from '../../domain/model/place.ts'
import type { Rule, RuleTuning } from '../../domain/model/rule.ts'
import type { Intake } from '../../runtime/intake.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { SourceDesk } from '../../sources/desk.ts'
import { sha256 } from '../access/secrets.ts'
import { InTurn } from '../in-turn.ts'
import { ApiProblem } from '../problem.ts'
import { submit } from '../submit.ts'
import { atItsAddress } from './its-address.ts'
import { newToken, type TokenForm, tokenFormOf } from './new-token.ts'
import type { RuleOffice } from './rule-office.ts'
import { behindItsSource } from './source-gateway.ts'
import { asIfSaved, GATEWAY, refuseUnfit, type Tells } from './unfit-device.ts'
import { refuseUnfitOrigin } from './unfit-origin.ts'

/** Registers devices, lets them go, and gives them their tokens; one thing at a time for one device. */
export interface DeviceOffice {
  save(device: Device, by: Registrar): Promise<Device>
  /** All in one commit, each checked among all of them; throws where one does not fit. */
  saveAll(devices: readonly Device[], site: SiteId, by: Registrar): Promise<void>
  /** Answers with those that name it as their gateway: they keep the name, and stand for themselves meanwhile. */
  remove(id: DeviceId, actor: Actor): Promise<readonly DeviceId[]>
  /** It goes to somebody else: what was measured, set and raised is no longer about whoever has it. Its token stays. */
  renew(id: DeviceId, actor: Actor): Promise<void>
  /** It is somewhere else from now on, where it was registered elsewhere. */
  place(id: DeviceId, zone: ZoneId, actor: Actor): Promise<void>
  /** Nothing else becomes of these meanwhile. */
  inTurn<T>(ids: readonly DeviceId[], work: () => Promise<T>): Promise<T>
  /** Called, and waited for, before a device is deleted; what it throws refuses it. */
  onRemoving(listener: (id: DeviceId) => Promise<void>): void
  /** Called, and waited for, after a device was deleted. */
  onRemoved(listener: (device: Device) => Promise<void>): void
  /** The new token; the one before it is good as long as they overlap. */
  giveToken(id: DeviceId, overlap: Overlap, form?: TokenForm): Promise<{ device: Device; token: string }>
}

/** Who registers, and which other devices a refusal may name to them. */
export interface Registrar {
  readonly actor: Actor
  readonly tells: Tells
}

export interface DeviceOfficeOptions {
  readonly registry: Registry
  readonly intake: Intake
  readonly tokens: Pick<TokenDesk, 'give' | 'take'>
  readonly kinds: readonly Kind[]
  readonly rules: readonly Rule[]
  readonly forget: RuleOffice['forget']
  /** Those that may speak for a device. */
  readonly sources: Pick<SourceDesk, 'get' | 'gatewayOf' | 'addressAt' | 'whoIsAt'>
  /** The server itself as a device. */
  readonly ownDevice?: DeviceId
}

type InForce = ReadonlySet<Rule | RuleTuning>

/** A gateway that reports through another: no circle is made of anything else. */
const isLink = ({ kind, gateway }: Device): boolean => kind === GATEWAY && gateway !== undefined

/** No id: two that name each other as their gateway come one after the other. */
const BEHIND = ' behind a gateway'
/** Nor is this: of two that are to be heard under one address, the second finds it taken. */
const HEARD = ' heard at a source'

export function createDeviceOffice(options: DeviceOfficeOptions): DeviceOffice {
  const { registry, intake, tokens } = options
  const kinds = new Set(options.kinds.map(({ kind }) => kind))
  const inTurn = new InTurn()
  const removing: ((id: DeviceId) => Promise<void>)[] = []
  const listeners: ((device: Device) => Promise<void>)[] = []

  async function save(asked: Device, { actor, tells }: Registrar): Promise<Device> {
    const wanted = atItsAddress(asked, options.sources)
    refuseOwn(wanted.id)
    refuseUnfit(wanted, registry, kinds, { tells })
    refuseUnfitOrigin(wanted, registry.get(wanted.id)?.device, registry, options.sources)
    const device = behindItsSource(wanted, registry, options.sources)
    const isNew = registry.get(device.id) === undefined
    const beginsSite = !registry.hasSite(device.site)
    if (isNew) await takeToken(device.id)
    if (isNew && registry.deletedAt(device.id) !== undefined) await forgetFigures(device, actor)
    const before = beginsSite ? await bringRules(device.site, actor) : undefined
    await submit(intake, device.site, { type: 'device-saved', device, actor })
    // A rule that was changed meanwhile did not know of this site.
    if (before !== undefined) await bringRules(device.site, actor, before)
    return device
  }

  async function saveAll(asked: readonly Device[], site: SiteId, by: Registrar): Promise<void> {
    const { actor, tells } = by
    const wanted = asked.map(device => atItsAddress(device, options.sources))
    const among = asIfSaved(wanted, registry)
    for (const device of wanted) {
      refuseOwn(device.id)
      refuseUnfit(device, registry, kinds, { tells, among })
      refuseUnfitOrigin(device, registry.get(device.id)?.device, among, options.sources)
    }
    const devices = wanted.map(device => behindItsSource(device, registry, options.sources))
    const fresh = devices.filter(({ id }) => registry.get(id) === undefined)
    for (const { id } of fresh) await takeToken(id)
    const again = new Set(fresh.map(({ id }) => id).filter(id => registry.deletedAt(id) !== undefined))
    if (again.size > 0) await options.forget({ isGone: id => again.has(id), actor, site })
    const before = registry.hasSite(site) ? undefined : await bringRules(site, actor)
    await Promise.all(devices.map(device => submit(intake, site, { type: 'device-saved', device, actor })))
    if (before !== undefined) await bringRules(site, actor, before)
  }

  /** A site that begins gets the rules and figures that hold everywhere, as far as it does not have them. */
  async function bringRules(site: SiteId, actor: Actor, has: InForce = new Set()): Promise<InForce> {
    const inForce = rulesInForce(options.rules, registry)
    const missing = inForce.filter(each => !has.has(each)).map(each => inputFor(each, actor))
    await Promise.all([...missing, ...deletedSince(has, actor)].map(input => submit(intake, site, input)))
    return new Set(inForce)
  }

  function deletedSince(has: InForce, actor: Actor): Input[] {
    return [...has].flatMap((each): Input[] => {
      if ('overrides' in each || registry.customRule(each.id) !== undefined) return []
      return [{ type: 'rule-deleted', rule: each.id, version: registry.ruleVersion(each.id), actor }]
    })
  }

  async function remove(id: DeviceId, actor: Actor): Promise<readonly DeviceId[]> {
    refuseOwn(id)
    const { device } = known(id)
    const inputs: Input[] = [{ type: 'device-deleted', deviceId: id, actor }, ...endsOfWork(id, actor)]
    await forgetFigures(device, actor, () =>
      Promise.all(inputs.map(input => submit(intake, device.site, input))),
    )
    await takeToken(id)
    return [...registry.behind(id)].map(({ device }) => device.id)
  }

  async function renew(id: DeviceId, actor: Actor): Promise<void> {
    const view = registry.get(id)
    if (view === undefined) return
    const { device } = view
    const inputs: Input[] = [
      { type: 'device-deleted', deviceId: id, actor },
      { type: 'device-saved', device, actor },
    ]
    await forgetFigures(device, actor, () =>
      Promise.all(inputs.map(input => submit(intake, device.site, input))),
    )
  }

  async function place(id: DeviceId, zone: ZoneId, actor: Actor): Promise<void> {
    const device = registry.get(id)?.device
    if (device === undefined || device.zone === zone) return
    await submit(intake, device.site, { type: 'device-saved', device: { ...device, zone }, actor })
  }

  /** Whoever has the id next begins with what holds for the kind and the place: see also `takeToken`. */
  const forgetFigures = ({ id, site }: Device, actor: Actor, first?: () => Promise<unknown>) =>
    options.forget({ isGone: gone => gone === id, actor, site, ...(first && { first }) })

  const endsOfWork = (id: DeviceId, actor: Actor): Input[] =>
    [...registry.maintenance()]
      .filter(({ device }) => device === id)
      .map(window => ({ type: 'maintenance-ended', windowId: window.id, actor }))

  /** Also before a registration: a token that outlived its device in a crash must not open for the next one. */
  const takeToken = (id: DeviceId): Promise<void> => tokens.take(id)

  async function giveToken(id: DeviceId, overlap: Overlap, form?: TokenForm) {
    refuseOwn(id)
    const { device } = known(id)
    const token = newToken(form ?? tokenFormOf(device))
    await tokens.give(id, sha256(token), overlap)
    return { device, token }
  }

  function refuseOwn(id: DeviceId): void {
    if (id === options.ownDevice) throw new ApiProblem('DEVICE_RESERVED', { detail: id })
  }

  function known(id: DeviceId) {
    const view = registry.get(id)
    if (view === undefined) throw new ApiProblem('DEVICE_NOT_FOUND')
    return view
  }

  /** Always in the same order, so that two of these never wait for each other. */
  const inTurnOfAll = <T>(ids: readonly DeviceId[], work: () => Promise<T>): Promise<T> =>
    [BEHIND, HEARD, ...ids.toSorted()].reduceRight((next, key) => () => inTurn.run(key, next), work)()

  return {
    save: (device, by) => {
      const own = () => inTurn.run(device.id, () => save(device, by))
      const work = device.origin === undefined ? own : () => inTurn.run(HEARD, own)
      return isLink(device) ? inTurn.run(BEHIND, work) : work()
    },
    saveAll: (devices, site, by) =>
      inTurnOfAll(
        devices.map(({ id }) => id),
        () => saveAll(devices, site, by),
      ),
    inTurn: inTurnOfAll,
    async remove(id, actor) {
      const device = registry.get(id)?.device
      for (const asked of removing) await asked(id)
      const behind = await inTurn.run(id, () => remove(id, actor))
      // Not within the turn of the device: they may wait for others who wait for it.
      for (const removed of listeners) if (device !== undefined) await removed(device)
      return behind
    },
    onRemoving: listener => void removing.push(listener),
    onRemoved: listener => void listeners.push(listener),
    place: (id, zone, actor) => inTurn.run(id, () => place(id, zone, actor)),
    renew: (id, actor) => inTurn.run(id, () => renew(id, actor)),
    giveToken: (id, overlap, form) => inTurn.run(id, () => giveToken(id, overlap, form)),
  }
}
