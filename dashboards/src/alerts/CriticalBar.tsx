import { useEffect } from 'react'
import { go, usePlace } from '../app/location.ts'
import { CloseMark } from '../app/marks.tsx'
import { alertPath } from '../app/route.ts'
import { putAway, useCriticals } from '../feed/live-store.ts'
import { indexOf } from '../feed/row-index.ts'
import { useWords } from '../words/words.ts'
import { isWaiting } from './alert.ts'
import { useBoard } from './lists.ts'
import { SeverityShape } from './marks.tsx'
import { usePlaceWords } from './place.ts'
import './critical-bar.css'

/** A critical alert that just came is seen, and read out, on whatever page one is, until somebody takes it up. */
export function CriticalBar() {
  const { say, of } = useWords()
  const criticals = useCriticals()
  const { data: board } = useBoard()
  const { path } = usePlace()
  const placeWords = usePlaceWords()
  const waiting = criticals
    .map(id => board && indexOf(board.alerts).get(id))
    .filter(alert => alert !== undefined && isWaiting(alert))
  const newest = waiting.find(alert => alert !== undefined)
  useEffect(() => {
    const opened = criticals.filter(id => alertPath(id) === path)
    if (opened.length > 0) putAway(opened)
  }, [criticals, path])
  if (newest === undefined) return <div role="alert" className="unseen" />
  const { device, place } = placeWords(newest)
  return (
    <div role="alert" className="critical-bar">
      <SeverityShape severity="critical" size={26} />
      <p>
        {say('alerts.new-critical', { title: of(newest.title), place: `${device}, ${place}` })}
        {waiting.length > 1 && <span> {say('alerts.new-critical.more', { n: waiting.length - 1 })}</span>}
      </p>
      <button type="button" onClick={() => go(alertPath(newest.id))}>
        {say('alerts.open-it')}
      </button>
      <button type="button" aria-label={say('alerts.dismiss')} onClick={() => putAway(criticals)}>
        <CloseMark />
      </button>
    </div>
  )
}
