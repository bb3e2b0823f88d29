import { calendarDay } from '../model/duty.ts'
import type { DutyGap, DutyPost } from '../model/duty-gap.ts'
import type { Zone, ZoneId } from '../model/place.ts'
import { ROLE_WORDS } from '../model/role-words.ts'
import { joinedZh, type Text, text } from '../model/text.ts'
import { HOUR, type Instant, MINUTE } from '../model/time.ts'
import { wallTime } from '../model/zone-time.ts'

type Zones = ReadonlyMap<ZoneId, Zone>

/** “grid worker, Building 3: 2026-10-01 20:00 – 2026-10-02 08:00”, by the clock of the site. */
export function gapWords(gap: DutyGap, zones: Zones, timeZone: string): Text {
  const post = postWords(gap, zones)
  const times = `${clockWords(timeZone, gap.from)} – ${clockWords(timeZone, gap.to)}`
  return text(`${post.en}: ${times}`, `${post.zh}：${times}`)
}

export function postWords({ role, zone }: DutyPost, zones: Zones): Text {
  const place = zone === null ? SITE : (zones.get(zone)?.name ?? text(zone, zone))
  return text(`${ROLE_WORDS[role].en}, ${place.en}`, joinedZh(place.zh, ROLE_WORDS[role].zh))
}

const SITE = text('whole site', '全社区')

function clockWords(timeZone: string, at: Instant): string {
  const { day, ms } = wallTime(timeZone, at)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${calendarDay(day)} ${two(Math.floor(ms / HOUR))}:${two(Math.floor((ms % HOUR) / MINUTE))}`
}
