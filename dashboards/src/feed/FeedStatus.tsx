import { Button } from 'antd'
import { ageWords } from '../time/age.ts'
import { useNow } from '../time/now.ts'
import { useWords } from '../words/words.ts'
import { retryFeed } from './LiveFeed.tsx'
import { useLive } from './live-store.ts'

/** A small light in the header; nobody should have to wonder whether the page still lives. */
export function FeedLight() {
  const { say } = useWords()
  const { state } = useLive()
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
  const { state } = useLive()
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
  const { say } = useWords()
  const { heardAt } = useLive()
  const now = useNow()
  return (
    <div className="feed-lost">
      <span aria-hidden="true">{say('feed.lost', { age: ageWords(say, now - heardAt) })}</span>
      <Button size="small" onClick={retryFeed}>
        {say('feed.retry')}
      </Button>
    </div>
  )
}
