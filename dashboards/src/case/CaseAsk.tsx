import { type FormEvent, useState } from 'react'
import { isCode } from '../api/request.ts'
import { go } from '../app/location.ts'
import { Button } from '../light/Button.tsx'
import { Field } from '../light/Field.tsx'
import { useSay } from '../words/use-say.ts'
import { DIGITS, digitsOf, inFours } from './case-number.ts'
import { words } from './words.ts'

interface CaseAskProps {
  readonly typed: string
  /** Of the number that was looked up last. */
  readonly error: Error | null
}

/** For whoever was told a number over the telephone. */
export function CaseAsk({ typed, error }: CaseAskProps) {
  const { say } = useSay(words)
  const [digits, setDigits] = useState(typed)
  const [isShort, setShort] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setShort(digits.length < DIGITS)
    if (digits.length === DIGITS) go(`/case/${digits}`)
  }
  const hasNone = isCode(error, 'CASE_NOT_FOUND') && digits === typed
  return (
    <form className="case-ask" onSubmit={submit} noValidate>
      <h1>{say('ask.title')}</h1>
      <div role="alert">
        {hasNone && (
          <div className="notice">
            <strong>{say('none.title')}</strong>
            <p>{say('none.why')}</p>
          </div>
        )}
        {isShort && digits.length < DIGITS && (
          <p className="notice">{say('ask.short', { n: digits.length })}</p>
        )}
      </div>
      <Field
        id="case-number"
        label={say('ask.number')}
        value={inFours(digits)}
        onChange={value => setDigits(digitsOf(value))}
        {...keys}
      />
      <p id="case-number-hint" className="quiet">
        {say('ask.hint')}
      </p>
      <Button type="submit" look="main">
        {say('ask.look')}
      </Button>
    </form>
  )
}

/** The keys for numbers, and no suggestions: a case is not a card. */
const keys = {
  inputMode: 'numeric',
  autoComplete: 'off',
  className: 'case-number-field',
  'aria-describedby': 'case-number-hint',
} as const
