import { Button } from 'antd'
import { useState } from 'react'
import { useSay } from '../../words/use-say.ts'
import { words } from './words.ts'

interface CopiedProps {
  readonly what: string
  readonly text: string
  readonly asButton?: boolean
}

/** Browsers let a page write to the clipboard over HTTPS alone; elsewhere the text is there to be marked. */
export function Copied({ what, text, asButton = false }: CopiedProps) {
  const { say } = useSay(words)
  const [isCopied, setCopied] = useState(false)
  if (navigator.clipboard === undefined) return null
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => {},
    )
  return (
    <Button size="small" type={asButton ? 'default' : 'text'} onClick={copy} aria-live="polite">
      {isCopied ? say('token.copied') : say('token.copy', { what: asButton ? '' : what })}
    </Button>
  )
}
