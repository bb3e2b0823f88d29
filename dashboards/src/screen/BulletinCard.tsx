import { siteTime } from '../time/site-time.ts'
import type { Bilingual } from '../words/words.ts'
import { Both, both } from './Both.tsx'
import './bulletin-card.css'

interface BulletinCardProps {
  readonly bulletin: { readonly title: string; readonly text: string; readonly until: string }
  readonly timeZone: string
}

/** A bulletin as it hangs: plain text, smaller the longer it is. Sizes go by the font size of what is around it. */
export function BulletinCard({ bulletin: { title, text, until }, timeZone }: BulletinCardProps) {
  return (
    <article className="bulletin-card" data-length={lengthOf(text)}>
      <h3>{title}</h3>
      {text !== '' && <p>{text}</p>}
      <small>
        <Both text={untilWords(timeZone, until)} />
      </small>
    </article>
  )
}

function untilWords(timeZone: string, until: string): Bilingual {
  const time = (language: 'zh' | 'en') => ({ time: siteTime(language, timeZone, 'day-clock', until) })
  return { zh: both('bulletin.until', time('zh')).zh, en: both('bulletin.until', time('en')).en }
}

/** A Chinese character is as wide as two Latin letters. */
function lengthOf(text: string): 'short' | 'middle' | 'long' {
  const width = [...text].reduce((sum, sign) => sum + (/[\u2e80-\uffef]/.test(sign) ? 2 : 1), 0)
  return width <= 90 ? 'short' : width <= 180 ? 'middle' : 'long'
}
