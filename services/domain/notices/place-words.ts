import type { Zone, ZoneId } from '../model/place.ts'
import { joinedZh, type Language } from '../model/text.ts'
import { around } from './zones.ts'

/**
 * Where somebody is to go: “Building 3, Unit 2”. The grid that a building lies in is how work is shared out, and finds no
 * door; it is named where nothing else is known. A zone that nobody described is called as its devices call it.
 */
export function placeWords(zones: ReadonlyMap<ZoneId, Zone>, zone: ZoneId, language: Language): string {
  const way = around(zones, zone).filter(id => id === zone || zones.get(id)?.sort !== 'grid')
  const names = way.map(id => zones.get(id)?.name[language] ?? id).reverse()
  return language === 'zh' ? joinedZh(...names) : names.join(', ')
}
