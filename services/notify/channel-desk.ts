import { faultsIn, faultWords } from '../config/fault-words.ts'
import { SECOND } from '../domain/model/time.ts'
import type { ChannelRecord, ContactStore } from '../store/contact-store.ts'
import { addressFault } from './address.ts'
import type { ChannelKindDefinition, ChannelParts, Message, Sent, Settings } from './channel.ts'
import { channelFields } from './channel-fields.ts'
import type { ChannelDesk, ChannelSort, Saved, Trial } from './desk.ts'
import { movedSecret } from './moved-secrets.ts'
import type { OpenChannels } from './open-channels.ts'
import { tellable, withKept } from './secrets.ts'

export interface ChannelDeskOptions {
  readonly kinds: readonly ChannelKindDefinition[]
  readonly store: ContactStore
  readonly open: Pick<OpenChannels, 'load'>
  readonly parts: ChannelParts
  readonly words: (trial: Trial) => Message
}

export function channelDesk({ kinds, store, open, parts, words }: ChannelDeskOptions): ChannelDesk {
  const definitionOf = (kind: string) => kinds.find(one => one.kind === kind)
  const find = async (id: string) => (await store.channels()).find(one => one.id === id)
  const settingsOf = async ({ id, settings }: ChannelRecord): Promise<Settings> => ({
    ...settings,
    ...(await store.channelSecrets(id)),
  })

  async function attempt(definition: ChannelKindDefinition, settings: Settings, trial: Trial): Promise<Sent> {
    const channel = definition.open(settings, parts)
    try {
      const signal = AbortSignal.timeout(definition.timeoutMs + SECOND)
      return await channel.send(words(trial), trial.address, signal)
    } finally {
      await channel.close()
    }
  }

  /** Nothing where it can be tried so. */
  const trialFault = ({ address: sort }: ChannelKindDefinition, { address }: Trial): string | undefined => {
    if (sort === 'none') return undefined
    return address === undefined ? ADDRESS_MISSING : addressFault(sort, address)
  }

  /** Push is kept without a trial where nobody can be told by it yet: browsers subscribe with the key that it is to have. */
  async function save(channel: ChannelRecord, trial: Trial): Promise<Saved> {
    const definition = definitionOf(channel.kind)
    if (definition === undefined)
      return { ok: false, why: 'settings', detail: `kind: there is no ${channel.kind}` }
    const before = await find(channel.id)
    const kept = before === undefined ? undefined : await settingsOf(before)
    const given = withKept(definition, channel.settings, kept)
    const parsed = definition.settings.safeParse(given, { error: faultWords })
    if (!parsed.success)
      return { ok: false, why: 'settings', detail: faultsIn(parsed.error.issues, ['settings']) }
    const moved = kept && movedSecret(definition, channel.settings, { from: kept, to: parsed.data })
    if (moved !== undefined) return { ok: false, why: 'settings', detail: `settings.${moved}: ${GIVE_ANEW}` }
    if (channel.enabled && !(definition.address === 'push-subscription' && trial.address === undefined)) {
      const fault = trialFault(definition, trial)
      if (fault !== undefined) return { ok: false, why: 'address', detail: `testTo: ${fault}` }
      const sent = await attempt(definition, parsed.data, trial)
      if (!sent.ok) return { ok: false, why: 'refused', detail: sent.reason }
    }
    const [settings, secrets] = apart(parsed.data, definition.secrets)
    await store.saveChannel({ ...channel, settings }, secrets)
    await open.load()
    return { ok: true }
  }

  return {
    sorts: () => kinds.map(sortOf),
    save,
    addressFault: (kind, address) => addressFault(definitionOf(kind)?.address ?? 'none', address),
    async list() {
      const told = (await store.channels()).map(async channel => {
        const definition = definitionOf(channel.kind)
        const settings = definition ? tellable(definition, await settingsOf(channel)) : {}
        return { ...channel, settings }
      })
      return await Promise.all(told)
    },
    async remove(id) {
      if ((await find(id)) === undefined) return false
      await store.removeChannel(id)
      await open.load()
      return true
    },
    async test(id, trial) {
      const channel = await find(id)
      const definition = channel && definitionOf(channel.kind)
      if (channel === undefined || definition === undefined) return undefined
      return await attempt(definition, await settingsOf(channel), trial)
    },
  }
}

const sortOf = (definition: ChannelKindDefinition): ChannelSort => {
  const { kind, title, address } = definition
  return { kind, title, address, fields: channelFields(definition) }
}

const GIVE_ANEW = 'give it anew: what is kept is sent nowhere else than where it was given for'
const ADDRESS_MISSING = 'whom the channel is tried with before it is kept'

function apart(settings: Settings, names: readonly string[]): readonly [Settings, Settings] {
  const [open, secret] = [false, true].map(isSecret =>
    Object.fromEntries(Object.entries(settings).filter(([name]) => names.includes(name) === isSecret)),
  )
  return [open ?? {}, secret ?? {}]
}
