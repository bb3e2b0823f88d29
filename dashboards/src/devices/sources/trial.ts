import type { WireAsIf, WireSourceBody, WireSourceTrial } from '../../../../services/api/wire/source.ts'
import { type MountingDraft, mountingOf, NO_MOUNTING } from '../mounting/mounting.ts'
import type { WireFormat } from './source-api.ts'

export type Encoding = NonNullable<WireSourceTrial['encoding']>
export const ENCODINGS = ['text', 'base64', 'hex'] as const satisfies readonly Encoding[]

/** A message as it was pasted, and what unknown devices are taken for. */
export interface TrialDraft {
  readonly topic: string
  readonly payload: string
  readonly encoding: Encoding
  readonly kind: string
  readonly codec: string
  readonly mounting: MountingDraft
}

export const NO_TRIAL: TrialDraft = {
  ...{ topic: '', payload: '', encoding: 'text', kind: '', codec: '', mounting: NO_MOUNTING },
}

export type WireExample = WireFormat['examples'][number]

export const withExample = (draft: TrialDraft, { topic, payload, encoding }: WireExample): TrialDraft => ({
  ...draft,
  ...{ topic, payload, encoding },
})

export function asIfOf({ kind, codec, mounting }: Omit<TrialDraft, 'topic' | 'payload' | 'encoding'>) {
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
    ...(as && { as }),
  }
}
