import { Button, Input, Select } from 'antd'
import { useId, useRef } from 'react'
import { useSay } from '../words/use-say.ts'
import type { Draft } from './draft.ts'
import { words } from './edit-words.ts'

const ASPECTS = { wide: 1.6, square: 1, tall: 0.75 } as const

interface SheetToolsProps {
  readonly draft: Draft
  readonly hasPicture: boolean
  readonly isSending: boolean
  readonly change: (to: (draft: Draft) => Draft) => void
  readonly setPicture: (file: Blob | undefined) => void
}

/** What the plan is called, and what lies below it. */
export function SheetTools({ draft, hasPicture, isSending, change, setPicture }: SheetToolsProps) {
  const { say } = useSay(words)
  const file = useRef<HTMLInputElement>(null)
  const [zh, en, picture] = [useId(), useId(), useId()]
  const name = (language: 'zh' | 'en') => (event: { readonly target: { readonly value: string } }) =>
    change(now => ({ ...now, name: { ...now.name, [language]: event.target.value } }))
  return (
    <section className="draw-sheet">
      <label htmlFor={zh}>{say('draw.name.zh')}</label>
      <Input id={zh} value={draft.name.zh} maxLength={100} onChange={name('zh')} />
      <label htmlFor={en}>{say('draw.name.en')}</label>
      <Input id={en} value={draft.name.en} maxLength={100} onChange={name('en')} />
      <h2>{say('draw.picture')}</h2>
      <p className="quiet small">{say('draw.picture.help')}</p>
      <div className="draw-row">
        <Button loading={isSending} onClick={() => file.current?.click()}>
          {say(hasPicture ? 'draw.picture.other' : 'draw.picture.put')}
        </Button>
        {hasPicture && <Button onClick={() => setPicture(undefined)}>{say('draw.picture.away')}</Button>}
      </div>
      <input
        ref={file}
        id={picture}
        className="unseen"
        type="file"
        tabIndex={-1}
        aria-label={say('draw.picture')}
        accept="image/jpeg,image/png,image/webp"
        onChange={event => {
          const [chosen] = event.target.files ?? []
          if (chosen) setPicture(chosen)
          event.target.value = ''
        }}
      />
      {!hasPicture && (
        <Select
          aria-label={say('draw.aspect')}
          value={nameOf(draft.aspect)}
          options={(['wide', 'square', 'tall'] as const).map(value => ({
            value,
            label: say(`draw.aspect.${value}`),
          }))}
          onChange={(value: keyof typeof ASPECTS) => change(now => ({ ...now, aspect: ASPECTS[value] }))}
        />
      )}
    </section>
  )
}

const nameOf = (aspect: number): keyof typeof ASPECTS =>
  (Object.keys(ASPECTS) as (keyof typeof ASPECTS)[]).toSorted(
    (a, b) => Math.abs(ASPECTS[a] - aspect) - Math.abs(ASPECTS[b] - aspect),
  )[0] ?? 'wide'
