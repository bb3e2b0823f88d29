import type { Device } from '../../domain/model/device.ts'
import type { Kind } from '../../domain/model/kind.ts'
import type { Zone, ZoneId } from '../../domain/model/place.ts'
import type { Language } from '../../domain/model/text.ts'
import { placeWords } from '../../domain/notices/place-words.ts'

/** What stands on a device for whoever stands before it. Nothing of it opens anything. */
export interface Label {
  readonly id: string
  readonly kind: string
  readonly name?: string
  readonly place?: string
  /** What its QR code leads to. */
  readonly address: string
}

export interface Labelling {
  readonly language: Language
  /** Where people reach this server. */
  readonly url: string
  readonly kinds: readonly Kind[]
  readonly zonesOf: (site: string) => ReadonlyMap<ZoneId, Zone>
}

/** The name of a band is most often its wearer's, and its zone is where they live: whoever finds one reads neither. */
export function labelOf({ id, kind, name, site, zone }: Device, labelling: Labelling): Label {
  const { language, url, kinds, zonesOf } = labelling
  const known = kinds.find(one => one.kind === kind)
  const about = { id, kind: known?.title[language] ?? kind, address: `${url}/d/${id}` }
  return known?.health === true ? about : { ...about, name, place: placeWords(zonesOf(site), zone, language) }
}
