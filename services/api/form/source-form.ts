import { Buffer } from 'node:buffer'
import { codecs } from '../../decode/codecs/codecs.ts'
import { formats } from '../../decode/formats/formats.ts'
import type { FormatExample } from '../../decode/source.ts'
import { toRfc3339 } from '../../domain/model/time.ts'
import type { HeardOf } from '../../sources/heard-of.ts'
import type { Proposal } from '../../sources/proposals.ts'
import type { Source } from '../../sources/source.ts'
import type { Tried } from '../../sources/tried.ts'
import type { Tells, Unclaimed } from '../../sources/unclaimed.ts'
import type {
  WireListedSource,
  WireSource,
  WireSourceFormats,
  WireSourceTried,
  WireUnclaimed,
  WireUnclaimedProposals,
} from '../wire/source.ts'

export const sourceForm = ({ savedAt, filters, settings, ignored, ...source }: Source): WireSource => ({
  ...source,
  filters: [...filters],
  settings: { ...settings },
  ...(ignored && { ignored: [...ignored] }),
  savedAt: toRfc3339(savedAt),
})

export const listedSourceForm = (
  source: Source,
  { lastAt, messages, refused }: HeardOf,
): WireListedSource => ({
  ...sourceForm(source),
  heard: {
    lastAt: lastAt === null ? null : toRfc3339(lastAt),
    messages,
    refused: refused.map(each => ({ ...each, lastAt: toRfc3339(each.lastAt) })),
  },
})

export const triedForm = ({ heard, device, understood }: Tried): WireSourceTried['heard'][number] => ({
  what: heard.what,
  address: heard.address,
  ...heard.about,
  ...(device && { device: device.id, kind: device.kind }),
  ...(heard.what === 'event' && { event: heard.event }),
  ...(heard.what === 'status' && { online: heard.online }),
  ...(heard.what === 'said' && { fields: { ...heard.fields } }),
  ...(heard.what === 'said' && heard.ts !== undefined && { at: toRfc3339(heard.ts) }),
  ...(heard.what === 'said' &&
    heard.frame && {
      frame: {
        hex: Buffer.from(heard.frame.bytes).toString('hex'),
        ...(heard.frame.port !== undefined && { port: heard.frame.port }),
      },
    }),
  ...(understood && {
    values: { ...understood.values },
    rejected: understood.rejected.map(({ metric, reason }) => ({ metric, reason })),
    ...(understood.reason && { reason: understood.reason }),
  }),
})

/** `tells`: why its name and what it said are left out. */
export const unclaimedForm = (
  { said, message: _, topic, payload, name, ...each }: Unclaimed,
  tells: Tells,
): WireUnclaimed => ({
  ...each,
  firstAt: toRfc3339(each.firstAt),
  lastAt: toRfc3339(each.lastAt),
  ...(tells === 'nothing-private'
    ? {
        ...(name !== undefined && { name }),
        ...(said && { said: triedForm({ heard: said }) }),
        ...{ topic, payload: Buffer.from(payload).toString('base64') },
      }
    : { withheld: tells }),
})

export const proposalsForm = (proposals: readonly Proposal[]): WireUnclaimedProposals['proposals'] =>
  proposals.map(({ understood: { values, rejected }, ...proposal }) => ({
    ...proposal,
    values: proposal.needsMounting ? withoutLevel(values) : { ...values },
    rejected: rejected.map(({ metric, reason }) => ({ metric, reason })),
  }))

/** What it may be, without a word of what it measured. */
export const withoutValues = (
  proposals: WireUnclaimedProposals['proposals'],
): WireUnclaimedProposals['proposals'] =>
  proposals.map(proposal => ({ ...proposal, values: {}, rejected: [] }))

/** How full it is, and how far down the waste lies, are made up as long as nobody has said how the sensor hangs. */
const withoutLevel = ({ fillPercent: _, ...values }: Proposal['understood']['values']) => values

export const sourceFormatsForm = (): WireSourceFormats => ({
  formats: formats.map(({ name, title, filters, settings, examples }) => ({
    ...{ name, title, filters: [...filters], examples: examples.map(exampleForm) },
    settings: Object.fromEntries(
      Object.entries(settings).map(([key, each]) => [key, { ...each, required: each.required === true }]),
    ),
  })),
  codecs: codecs.map(({ name, title, models, kind, needsMounting }) => ({
    ...{ name, title, models: [...models], needsMounting: needsMounting === true },
    ...(kind !== undefined && { kind }),
  })),
})

const exampleForm = ({ title, topic, payload, encoding, settings, after, becomes }: FormatExample) => ({
  ...{ title, topic, payload, encoding: encoding ?? 'text', settings: { ...settings } },
  after: (after ?? []).map(each => each.topic),
  ...(!becomes.ok && { reason: becomes.reason }),
  heard: becomes.ok ? becomes.heard.map(heard => triedForm({ heard })) : [],
})
