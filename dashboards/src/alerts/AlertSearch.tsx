import { Input } from 'antd'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { useLatest } from '../app/use-latest.ts'
import { useSay } from '../words/use-say.ts'
import type { Filter } from './filter.ts'
import { words } from './list-words.ts'

/** The list follows the typing after a breath, so that no key waits for five thousand rows. */
const AFTER_MS = 150
const TEXT_MAX = 100

interface AlertSearchProps {
  readonly filter: Filter
  readonly show: (filter: Filter) => void
}

export function AlertSearch({ filter, show }: AlertSearchProps) {
  const { say } = useSay(words)
  const [text, setText] = useState(filter.text ?? '')
  const latest = useLatest({ filter, show })
  useEffect(() => setText(filter.text ?? ''), [filter.text])
  useEffect(() => {
    const { filter, show } = latest.current
    const { text: before = '', ...rest } = filter
    const wanted = text.trim()
    if (wanted === before) return
    const timer = setTimeout(() => show(wanted === '' ? rest : { ...rest, text: wanted }), AFTER_MS)
    return () => clearTimeout(timer)
  }, [text, latest])
  const leave = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Escape') return
    setText('')
    event.currentTarget.blur()
  }
  return (
    <search className="alert-search">
      <Input
        allowClear
        maxLength={TEXT_MAX}
        aria-label={say('keys.search')}
        placeholder={say('filter.search')}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={leave}
      />
    </search>
  )
}
