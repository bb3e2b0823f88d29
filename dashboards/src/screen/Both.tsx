import { type Fill, filled } from '../words/fill.ts'
import type { Bilingual } from '../words/words.ts'
import { words } from './words.ts'

type Key = keyof typeof words.en

export const both = (key: Key, fill?: Fill): Bilingual => ({
  en: filled(words.en[key], fill),
  zh: filled(words.zh[key], fill),
})

interface BothProps {
  readonly text: Bilingual
  /** Of how many it is said; it stands where nothing cuts it off. */
  readonly count?: number
}

/** Chinese, and English after it, smaller. */
export const Both = ({ text: { zh, en }, count = 1 }: BothProps) => (
  <span className="both">
    <span className="both-zh">
      <span lang="zh-CN">{zh}</span>
      {count > 1 && <b className="both-count">×{count}</b>}
    </span>
    {en !== zh && (
      <span lang="en" className="both-en">
        {en}
      </span>
    )}
  </span>
)
