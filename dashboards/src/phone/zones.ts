import { usePlaces } from '../api/places.ts'
import { useWords } from '../words/words.ts'

/** A zone as people call it; its id until that is known. */
export function useZoneName(): (site: string, zone: string) => string {
  const { of } = useWords()
  const { zoneName } = usePlaces()
  return (site, zone) => of(zoneName(site, zone))
}
