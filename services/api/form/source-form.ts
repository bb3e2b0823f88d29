import { Buffer } from 'node:buffer'
import { codecs } from '../../decode/codecs/codecs.ts'
import { formats } from '../../decode/formats/formats.ts'
import type { FormatExample, Frame, Heard } from '../../decode/source.ts'
import type { Kind } from '../../domain/model/kind.ts'
import { toRfc3339 } from '../../domain/model/time.ts'
import type { HeardOf } from '../../sources/heard-of.ts'
import type { Proposal } from '../../sources/proposals.ts'
import type { Source } from '../../sources/source.ts'
import type { Tried, TriedMessage } from '../../sources/tried.ts'
import type { Tells, Unclaimed } from '../../sources/unclaimed.ts'
import type { Understood } from '../../sources/understand.ts'
import type {
  WireListedSource,
  WireSource,
  WireSourceFormats,
  WireSourceTried,
  WireUnclaimed,
  WireUnclaimedProposals,
} from '../wire/source.ts'
import { defined } from './defined.ts'

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

type WireHeard = WireSourceTried['heard'][number]

/** What was heard of one device, in the words of its sender. */
export const heardForm = (heard: Heard): WireHeard => ({
  what: heard.what,
  address: heard.address,
  ...heard.about,
  ...(heard.what === 'event' && { event: heard.event }),
  ...(heard.what === 'status' && { online: heard.online }),
  ...(heard.what === 'said' && { fields: { ...heard.fields } }),
  ...(heard.what === 'said' && heard.ts !== undefined && { at: toRfc3339(heard.ts) }),
  ...(heard.what === 'said' && heard.frame && { frame: frameForm(heard.frame) }),
})

const frameForm = ({ bytes, port }: Frame): WireHeard['frame'] => ({
  hex: Buffer.from(bytes).toString('hex'),
  ...(port !== undefined && { port }),
})

/** What would come of it. */
export const triedForm = ({ heard, understood, ...tried }: Tried): WireHeard => ({
  ...heardForm(heard),
  becomes: tried.becomes,
  ...(tried.device && { device: tried.device.id }),
  ...defined({ kind: tried.kind?.kind, kindBy: tried.kindBy, codec: tried.codec, reason: tried.reason }),
  ...(understood && understoodForm(understood, tried.kind)),
})

/** `asked`: whether anything was said to have come before. */
export const triedMessageForm = ({ tried, reason, after }: TriedMessage, asked: boolean) => ({
  heard: tried.map(triedForm),
  ...(reason !== undefined && { reason }),
  ...(asked && { after: after.map(why => ({ ...(why !== undefined && { reason: why }) })) }),
})

const understoodForm = ({ values, rejected, reason, reading }: Understood, kind: Kind | undefined) => ({
  ...(reading?.ts !== undefined && { at: toRfc3339(reading.ts) }),
  values: { ...values },
  units: unitsOf(Object.keys(values), kind),
  rejected: rejected.map(each => ({ metric: each.metric, reason: each.reason })),
  ...(reason && { reason }),
})

const unitsOf = (metrics: readonly string[], kind: Kind | undefined): Record<string, string> =>
  Object.fromEntries(
    metrics.flatMap(metric => {
      const spec = kind?.metrics[metric]
      return spec?.type === 'number' && spec.unit !== '' ? [[metric, spec.unit]] : []
    }),
  )

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
        ...(said && { said: heardForm(said) }),
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
  after: (after ?? []).map(({ topic, payload, encoding = 'text', retained = false }) => ({
    ...{ topic, payload, encoding, retained },
  })),
  ...(!becomes.ok && { reason: becomes.reason }),
  heard: becomes.ok ? becomes.heard.map(heardForm) : [],
})
