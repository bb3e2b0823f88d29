import type { WireSource, WireSourceBody } from '../../../../services/api/wire/source.ts'
import type { Fault } from '../../form/faults.ts'
import { missingIn } from '../../form/missing.ts'
import type { WireFormat } from './source-api.ts'

/** A source as it stands in the form. */
export interface SourceDraft {
  readonly name: string
  /** `gateway gw-1`, `bridge estate`: a choice of a list. */
  readonly via: string
  /** A topic filter on each line. */
  readonly filters: string
  readonly format: string
  readonly settings: WireSource['settings']
  readonly codec: string
  readonly isOn: boolean
}

/** Begun with what is most likely: the first format, with the topics that are usual of it. */
export const newDraft = (via: string, format: WireFormat | undefined, name: string): SourceDraft => ({
  ...{ name, via, filters: format?.filters.join('\n') ?? '', format: format?.name ?? '' },
  ...{ settings: {}, codec: '', isOn: true },
})

export const draftOf = ({ name, via, filters, format, settings, codec, isOn }: WireSource): SourceDraft => ({
  ...{ name, via: viaWord(via), filters: filters.join('\n'), format, settings, codec: codec ?? '', isOn },
})

export const viaWord = (via: WireSource['via']): string =>
  'gateway' in via ? `gateway ${via.gateway}` : `bridge ${via.bridge}`

export function viaOf(word: string): WireSource['via'] {
  const [how = '', id = ''] = word.split(' ')
  return how === 'bridge' ? { bridge: id } : { gateway: id }
}

export const filtersOf = (lines: string): string[] =>
  lines
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')

/** What is left empty is not sent: then what is usual holds. */
export const bodyOf = (
  draft: SourceDraft,
  site: string,
  ignored: readonly string[] = [],
): WireSourceBody => ({
  ...{ site, name: draft.name.trim(), via: viaOf(draft.via), filters: filtersOf(draft.filters) },
  ...{ format: draft.format, settings: draft.settings, isOn: draft.isOn },
  ...(draft.codec !== '' && { codec: draft.codec }),
  ...(ignored.length > 0 && { ignored: [...ignored] }),
})

/** Another format has other settings, and other topics where nobody wrote any of their own. */
export function withFormat(draft: SourceDraft, before: WireFormat | undefined, now: WireFormat): SourceDraft {
  const isUsual = draft.filters.trim() === '' || draft.filters === before?.filters.join('\n')
  return {
    ...{ ...draft, format: now.name, settings: {} },
    ...(isUsual && { filters: now.filters.join('\n') }),
  }
}

export const missingOf = ({ name, via, filters, format }: SourceDraft): readonly Fault[] =>
  missingIn({ name, via, filters, format })
