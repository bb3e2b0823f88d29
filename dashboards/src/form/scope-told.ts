import type { WireAccount } from '../../../services/api/wire/account.ts'
import { usePlaces } from '../api/places.ts'
import { useListed, usePhrases } from '../words/list.ts'
import { useSay } from '../words/use-say.ts'
import { words } from './words.ts'

/** Where somebody's work is, or a key's, by the names of the places; `everywhere` is the page's own word. */
export function useScopeWords(everywhere: string): (scope: WireAccount['scope']) => string {
  const { say, of } = useSay(words)
  const { siteName, zoneName } = usePlaces()
  const listed = useListed()
  const phrases = usePhrases()
  return scope =>
    scope === 'all'
      ? everywhere
      : phrases(
          scope.map(({ site, zones }) =>
            zones.length === 0
              ? of(siteName(site))
              : say('scope.zones', {
                  site: of(siteName(site)),
                  zones: listed(zones.map(zone => of(zoneName(site, zone)))),
                }),
          ),
        )
}
