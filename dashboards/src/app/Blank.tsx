import type { ReactNode } from 'react'
import { BrandMark } from './marks.tsx'

interface BlankProps {
  readonly title: string
  readonly help?: string
  /** It stands in place of a page, and has the page's heading. */
  readonly page?: boolean
  readonly children?: ReactNode
}

/** Where there is nothing to show: says so, and what would have to happen. */
export function Blank({ title, help, page = false, children }: BlankProps) {
  const Heading = page ? 'h1' : 'h2'
  return (
    <div className="blank">
      <BrandMark className="blank-mark" width="44" height="44" />
      <Heading>{title}</Heading>
      {help && <p>{help}</p>}
      {children}
    </div>
  )
}
