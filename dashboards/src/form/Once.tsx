import { Button, QRCode } from 'antd'
import { useState } from 'react'
import { useSay } from '../words/use-say.ts'
import { words } from './words.ts'

interface OnceProps {
  readonly label: string
  readonly secret: string
  /** Says what to do with it. */
  readonly help: string
  /** Drawn as a square code as well, for a phone that is held to it. */
  readonly qr?: boolean
}

/** A secret that is shown this once: with a way to copy it, and a word that it does not come again. */
export function Once({ label, secret, help, qr = false }: OnceProps) {
  const { say } = useSay(words)
  const [isCopied, setCopied] = useState(false)
  const copy = () =>
    navigator.clipboard?.writeText(secret).then(
      () => setCopied(true),
      () => {},
    )
  return (
    <div className="once">
      <p className="notice">{say('form.once')}</p>
      <p>{help}</p>
      {qr && <QRCode value={secret} size={200} errorLevel="M" color="#000000" bgColor="#ffffff" />}
      <label>
        <span className="small quiet">{label}</span>
        <textarea readOnly rows={2} value={secret} onFocus={event => event.target.select()} />
      </label>
      {/* Browsers let a page write to the clipboard over HTTPS alone; elsewhere the text is there to be marked. */}
      {navigator.clipboard !== undefined && (
        <Button onClick={copy} aria-live="polite">
          {isCopied ? say('form.copied') : say('form.copy')}
        </Button>
      )}
    </div>
  )
}
