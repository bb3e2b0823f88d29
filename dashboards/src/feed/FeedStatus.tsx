import { Button } from 'antd'
import { ageWords } from '../time/age.ts'
import { useNow } from '../time/now.ts'
import { stampWords } from '../time/stamp.ts'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { retryFeed } from './LiveFeed.tsx'
import { useLive, useLiveState } from './live-store.ts'
import { words } from './words.ts'

/** A small light in the header; nobody should have to wonder whether the page still lives. */
export function FeedLight() {
  const { say } = useWords()
  const state = useLiveState()
  return (
    <span className="feed-light" data-state={state}>
      <i aria-hidden="true" />
      {state === 'live' ? say('feed.live') : say('feed.connecting')}
    </span>
  )
}

/**
 * Says since when the page stands still. A blink of the line does not show: the banner fades in late. The growing age
 * is for the eye alone; a screen reader hears once that the line is gone.
 */
export function FeedBanner() {
  const { say } = useWords()
  const state = useLiveState()
  return (
    <>
      <p role="status" className="unseen">
        {state === 'lost' ? say('feed.lost.short') : ''}
      </p>
      {state === 'lost' && <Lost />}
    </>
  )
}

function Lost() {
  const { say: common, language } = useWords()
  const { say } = useSay(words)
  const { heardAt } = useLive()
  const now = useNow()
  return (
    <div className="feed-lost">
      {heardAt === 0 ? (
        <span aria-hidden="true">{say('lost.never')}</span>
      ) : (
        <span aria-hidden="true">
          {say('lost.since', {
            at: stampWords(language, heardAt, now),
            age: ageWords(common, now - heardAt),
          })}{' '}
          <small>{say('lost.shown')}</small>
        </span>
      )}
      <Button size="small" onClick={retryFeed}>
        {common('feed.retry')}
      </Button>
    </div>
  )
}
