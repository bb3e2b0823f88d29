import { type Fill, filled } from '../words/fill.ts'
import type { Bilingual } from '../words/words.ts'
import { words } from './words.ts'

type Key = keyof typeof words.en

export const both = (key: Key, fill?: Fill): Bilingual => ({
  en: filled(words.en[key], fill),
  zh: filled(words.zh[key], fill),
})

/** Chinese, and English after it, smaller. */
export const Both = ({ text: { zh, en } }: { readonly text: Bilingual }) => (
  <span className="both">
    <span lang="zh-CN">{zh}</span>
    {en !== zh && (
      <span lang="en" className="both-en">
        {en}
      </span>
    )}
  </span>
)
