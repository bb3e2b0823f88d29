import type { WireListedSource } from '../../../../services/api/wire/source.ts'

/** On which other site the source stands that an address opens: a link to one names no site. */
export function siteElsewhere(
  sources: readonly Pick<WireListedSource, 'id' | 'site'>[],
  opened: string,
  site: string,
): string | undefined {
  const its = sources.find(({ id }) => id === opened)?.site
  return its === site ? undefined : its
}
