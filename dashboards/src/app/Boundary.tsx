import { Component, type ReactNode } from 'react'
import { BrokenPage } from './BrokenPage.tsx'

interface BoundaryState {
  readonly isBroken: boolean
}

/** What breaks inside stays inside: the ways, the line to the server and the alarm sound go on around it. */
export class Boundary extends Component<{ readonly children: ReactNode }, BoundaryState> {
  override state: BoundaryState = { isBroken: false }

  static getDerivedStateFromError(): BoundaryState {
    return { isBroken: true }
  }

  override render(): ReactNode {
    return this.state.isBroken ? <BrokenPage /> : this.props.children
  }
}
