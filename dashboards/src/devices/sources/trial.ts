import type {
  WireAsIf,
  WirePasted,
  WireSourceBody,
  WireSourceTrial,
} from '../../../../services/api/wire/source.ts'
import { type MountingDraft, mountingOf, NO_MOUNTING } from '../mounting/mounting.ts'
import type { WireFormat } from './source-api.ts'

export type Encoding = NonNullable<WireSourceTrial['encoding']>
export const ENCODINGS = ['text', 'base64', 'hex'] as const satisfies readonly Encoding[]

interface Pasted {
  readonly topic: string
  readonly payload: string
  readonly encoding: Encoding
}

/** A message as it was pasted, what came before it, and what unknown devices are taken for. */
export interface TrialDraft extends Pasted {
  /** The oldest first. */
  readonly after: readonly WirePasted[]
  readonly kind: string
  readonly codec: string
  readonly mounting: MountingDraft
}

export const NO_TRIAL: TrialDraft = {
  ...{ topic: '', payload: '', encoding: 'text', after: [], kind: '', codec: '', mounting: NO_MOUNTING },
}

export type WireExample = WireFormat['examples'][number]

export const withExample = (
  draft: TrialDraft,
  { topic, payload, encoding, after }: WireExample,
): TrialDraft => ({ ...draft, ...{ topic, payload, encoding, after } })

/** What is written becomes what came before, and the next one is waited for. */
export const keptBefore = ({ topic, payload, encoding, after, ...draft }: TrialDraft): TrialDraft => ({
  ...draft,
  ...{ topic: '', payload: '', encoding },
  after: [...after, { topic: topic.trim(), payload, encoding }],
})

export const withoutBefore = (draft: TrialDraft, place: number): TrialDraft => ({
  ...draft,
  after: draft.after.filter((_, i) => i !== place),
})

export function asIfOf({ kind, codec, mounting }: Pick<TrialDraft, 'kind' | 'codec' | 'mounting'>) {
  if (kind === '') return undefined
  const hangs = mountingOf(mounting)
  const as: WireAsIf = { kind, ...(codec !== '' && { codec }), ...(hangs && { mounting: hangs }) }
  return as
}

/** Nothing where there is nothing to try yet. `id`: of one that is saved. */
export function trialOf(
  draft: TrialDraft,
  source: WireSourceBody,
  id: string | undefined,
): WireSourceTrial | undefined {
  const topic = draft.topic.trim()
  if (topic === '' || source.format === '' || source.filters.length === 0) return undefined
  const as = asIfOf(draft)
  const { name, via, ...rest } = source
  const hasWay = 'bridge' in via || via.gateway !== ''
  const named = { ...rest, name: name === '' ? '-' : name, ...(hasWay && { via }) }
  return {
    source: { ...named, ...(id !== undefined && { id }) },
    topic,
    payload: draft.payload,
    encoding: draft.encoding,
    ...(draft.after.length > 0 && { after: [...draft.after] }),
    ...(as && { as }),
  }
}
