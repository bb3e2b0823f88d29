import type { WireAccount, WireAccountBody } from '../api/wire/account.ts'

/** `garden,park/b1,park/b2`: the whole of garden, two zones of park. */
export function scopeOf(words: string): WireAccountBody['scope'] {
  if (words === 'all') return 'all'
  const zones = new Map<string, string[]>()
  for (const place of words.split(',')) {
    const [site = '', zone] = place.trim().split('/')
    zones.set(site, [...(zones.get(site) ?? []), ...(zone === undefined ? [] : [zone])])
  }
  return [...zones].map(([site, zones]) => ({ site, zones }))
}

export const placesOf = (scope: WireAccount['scope']): string =>
  scope === 'all'
    ? 'all'
    : scope
        .flatMap(({ site, zones }) => (zones.length === 0 ? [site] : zones.map(zone => `${site}/${zone}`)))
        .join(',')
