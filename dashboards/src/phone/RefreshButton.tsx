import { useIsFetching, useQueryClient } from '@tanstack/react-query'
import { retryFeed } from '../feed/LiveFeed.tsx'
import { useLive } from '../feed/live-store.ts'
import { useSay } from '../words/use-say.ts'
import { RefreshMark } from './marks.tsx'
import { words } from './words.ts'

/** Nobody has to press it: it is for whoever wants to be sure. */
export function RefreshButton() {
  const { say: tell } = useSay(words)
  const client = useQueryClient()
  const { state } = useLive()
  const busy = useIsFetching() > 0
  const refresh = () => {
    if (state !== 'live') retryFeed()
    void client.invalidateQueries()
  }
  return (
    <button
      type="button"
      className="head-button"
      data-busy={busy}
      aria-label={tell(busy ? 'refreshing' : 'refresh')}
      onClick={refresh}
    >
      <RefreshMark width="24" height="24" />
    </button>
  )
}
