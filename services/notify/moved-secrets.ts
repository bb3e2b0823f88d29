import type { ChannelKindDefinition, Settings } from './channel.ts'
import { KEPT } from './secrets.ts'

/**
 * The first secret that would go to another host than it was given for, without being given anew: whoever may write
 * channels could have it told to a host of their own.
 */
export function movedSecret(
  { secrets }: Pick<ChannelKindDefinition, 'secrets'>,
  given: Settings,
  { from, to }: { readonly from: Settings; readonly to: Settings },
): string | undefined {
  if (destinationOf(from) === destinationOf(to)) return undefined
  return secrets.find(name => given[name] === KEPT && from[name] !== undefined)
}

/** What says to where a channel sends, and whether anybody on the way can read it. */
const destinationOf = ({ url, host, port, security }: Settings): string =>
  JSON.stringify([
    typeof url === 'string' ? originOf(url) : null,
    host ?? null,
    port ?? null,
    security ?? null,
  ])

const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : url)
