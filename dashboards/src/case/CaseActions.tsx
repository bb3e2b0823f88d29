import { useState } from 'react'
import { go } from '../app/location.ts'
import { Button } from '../light/Button.tsx'
import { useSay } from '../words/use-say.ts'
import { copyText } from './copy-text.ts'
import { words } from './words.ts'

interface CaseActionsProps {
  readonly phone: string | null
  readonly title: string
}

/** Whom to call, and what to do with the page. */
export function CaseActions({ phone, title }: CaseActionsProps) {
  const { say } = useSay(words)
  const [copied, setCopied] = useState(false)
  const share = async () => {
    const url = location.href
    // Refused is what somebody does who thought better of it.
    if (navigator.share !== undefined) await navigator.share({ title, url }).catch(() => {})
    else setCopied(await copyText(url))
  }
  return (
    <div className="case-actions">
      {phone !== null && (
        <a className="light-button" data-look="main" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
          {say('call')} <span className="case-phone">{phone}</span>
        </a>
      )}
      <div className="case-actions-small">
        <Button onClick={() => void share()}>{say('share')}</Button>
        <Button onClick={() => print()}>{say('print')}</Button>
      </div>
      <p role="status">{copied && say('copied')}</p>
      <Button look="plain" onClick={() => go('/case')}>
        {say('ask.other')}
      </Button>
    </div>
  )
}
