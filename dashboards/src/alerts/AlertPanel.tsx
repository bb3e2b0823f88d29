import { type ReactNode, useEffect, useRef } from 'react'
import type { WireAlertFile } from '../../../services/api/wire/alert.ts'
import type { WireMe } from '../../../services/api/wire/session.ts'
import { useNameOf } from '../api/colleagues.ts'
import { isCode } from '../api/request.ts'
import { Blank } from '../app/Blank.tsx'
import { Failed } from '../app/Failed.tsx'
import { BackMark, CloseMark } from '../app/marks.tsx'
import { usePhone } from '../app/media.ts'
import { useCan } from '../app/rights.ts'
import { IssueCase } from '../case/IssueCase.tsx'
import { AlertOrders } from '../orders/AlertOrders.tsx'
import { Photos } from '../photos/Photos.tsx'
import { useWords } from '../words/words.ts'
import { Actions } from './Actions.tsx'
import { Evidence } from './Evidence.tsx'
import { Facts, Remarks } from './Facts.tsx'
import { Headline } from './Headline.tsx'
import { useAlertFile } from './lists.ts'
import { ConditionMark, HandlingMark, SeverityMark } from './marks.tsx'
import { ResponsePlan } from './ResponsePlan.tsx'
import { Similar } from './Similar.tsx'
import { Timeline } from './Timeline.tsx'
import { Told } from './Told.tsx'
import { useFreshGuide } from './use-fresh-guide.ts'
import { Vitals } from './Vitals.tsx'
import './panel.css'

interface AlertPanelProps {
  readonly id: string
  readonly me: WireMe
  readonly close: () => void
}

/** One alert: what, where, since when, why, what was done, and what to do. */
export function AlertPanel({ id, close }: AlertPanelProps) {
  const { say } = useWords()
  const file = useAlertFile(id)
  if (file.data) return <File file={file.data} close={close} />
  return (
    <Frame close={close} title={id}>
      {isCode(file.error, 'ALERT_NOT_FOUND') ? (
        <Blank title={say('alert.unknown', { id })} />
      ) : file.isError ? (
        <Failed error={file.error} retry={() => void file.refetch()} />
      ) : (
        <p className="quiet loading">{say('page.loading')}</p>
      )}
    </Frame>
  )
}

function File({ file, close }: { file: WireAlertFile; close: () => void }) {
  const { alert, events } = file
  const { of } = useWords()
  const can = useCan()
  const phone = usePhone()
  useFreshGuide(file)
  const isWearers = alert.deviceKind === 'wristband' && !alert.redacted && can('health.read')
  const nameOf = useNameOf()
  const actions = <Actions file={file} />
  const head = (
    <div className="panel-marks">
      <SeverityMark severity={alert.severity} />
      <ConditionMark condition={alert.condition} />
      <HandlingMark alert={alert} who={alert.assignee === null ? '' : nameOf(alert.assignee)} />
    </div>
  )
  return (
    <Frame close={close} title={of(alert.title)} severity={alert.severity} head={head}>
      {!phone && actions}
      <div className="panel-body">
        <Headline file={file} />
        <Remarks alert={alert} />
        <AlertOrders alert={alert} />
        <ResponsePlan file={file} />
        <Evidence file={file} />
        {isWearers && <Vitals alert={alert} />}
        <Told file={file} />
        <Photos
          alert={alert.id}
          told={events.filter(({ photo }) => photo !== undefined).length}
          nameOf={nameOf}
          mayAdd={can('alerts.handle') && alert.handling !== 'resolved'}
        />
        {can('alerts.handle') && <IssueCase alertId={alert.id} />}
        <Timeline events={events} nameOf={nameOf} />
        {alert.redacted || <Similar alert={alert} />}
        <Facts alert={alert} />
      </div>
      {phone && actions}
    </Frame>
  )
}

interface FrameProps {
  readonly title: string
  readonly close: () => void
  readonly severity?: string
  readonly head?: ReactNode
  readonly children: ReactNode
}

function Frame({ title, close, severity, head, children }: FrameProps) {
  const { say } = useWords()
  const phone = usePhone()
  const heading = useRef<HTMLHeadingElement>(null)
  useCloseOnEscape(close)
  // Whoever opens an alert by keyboard or with a screen reader goes on from its title.
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <aside className="panel" data-severity={severity} aria-labelledby="panel-title">
      {/* The list, which has the heading of the page, is not there beside it. */}
      {phone && <h1 className="unseen">{say('alerts.title')}</h1>}
      <header className="panel-head">
        <button
          type="button"
          className="panel-close"
          aria-label={phone ? say('alert.back') : say('alert.close')}
          onClick={close}
        >
          {phone ? <BackMark /> : <CloseMark />}
        </button>
        <h2 id="panel-title" ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {head}
      </header>
      {children}
    </aside>
  )
}

function useCloseOnEscape(close: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement && event.target.closest('input, textarea, .ant-select')
      if (event.key === 'Escape' && !event.defaultPrevented && !typing) close()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [close])
}
