import type { WireMaintenanceWindow } from '../../../services/api/wire/maintenance.ts'
import { useNow } from '../time/now.ts'
import { localeTag } from '../words/say.ts'
import { useSay } from '../words/use-say.ts'
import { placeIn, startOfDay, stripOf } from './strip.ts'
import { words } from './words.ts'

/** The coming days side by side, a lane for each work: what the list below says in words. */
export function WorkStrip({ windows }: { readonly windows: readonly WireMaintenanceWindow[] }) {
  const { say, language } = useSay(words)
  const now = useNow()
  const ends = windows.map(({ to }) => Date.parse(to))
  const strip = stripOf(ends, now, startOfDay)
  const day = (at: number) =>
    new Date(at).toLocaleDateString(localeTag[language], {
      weekday: 'short',
      day: 'numeric',
      month: 'numeric',
    })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be scrolled by keyboard too
    <section className="scroll-x" tabIndex={0} aria-label={say('work.strip')}>
      <div className="work-strip" aria-hidden="true">
        <div className="work-days">
          {strip.days.map((at, i) => (
            <span key={at} data-weekend={[0, 6].includes(new Date(at).getDay())}>
              {strip.days.length <= 14 || i % 3 === 0 ? day(at) : ''}
            </span>
          ))}
        </div>
        {windows.map(({ id, from, to, reason }) => (
          <div key={id} className="work-lane">
            <span
              className="work-bar"
              data-now={Date.parse(from) <= now}
              style={placeIn(strip, Date.parse(from), Date.parse(to))}
              title={reason}
            >
              {reason}
            </span>
          </div>
        ))}
        <i className="work-now" style={{ left: placeIn(strip, now, now).left }} title={say('work.now')} />
      </div>
    </section>
  )
}
