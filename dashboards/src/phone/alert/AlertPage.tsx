import { lazy, Suspense } from 'react'
import type { WireAlertFile } from '../../../../services/api/wire/alert.ts'
import { useAlertFile } from '../../alerts/lists.ts'
import { ConditionMark, SeverityMark } from '../../alerts/marks.tsx'
import { isCode } from '../../api/request.ts'
import { useSignedIn } from '../../app/rights.ts'
import { AlertOrders } from '../../orders/AlertOrders.tsx'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import { Empty } from '../Empty.tsx'
import { FailedHere } from '../FailedHere.tsx'
import { foreseen } from '../outbox/foreseen.ts'
import { usePresses } from '../outbox/use-outbox.ts'
import { Page } from '../Page.tsx'
import { HOME } from '../route.ts'
import { AlertFacts } from './AlertFacts.tsx'
import { History } from './History.tsx'
import { PhotoRow } from './PhotoRow.tsx'
import { ResponsePlan } from './ResponsePlan.tsx'
import { StepBar } from './StepBar.tsx'
import { WearerHelp } from './WearerHelp.tsx'
import { words } from './words.ts'
import './alert.css'

/** What draws a code comes when somebody gives a number, not with the first view. */
const IssueCase = lazy(() => import('../../case/IssueCaseLight.tsx'))

/** One alert: what, where, since when, what to do, and the next step under the thumb. */
export function AlertPage({ id }: { readonly id: string }) {
  const { say: tell, of } = useSay(words)
  const { say } = useWords()
  const file = useAlertFile(id)
  if (file.data !== undefined)
    return (
      <Page title={of(file.data.alert.title)} up={HOME}>
        <OneAlert file={file.data} />
      </Page>
    )
  return (
    <Page title={tell('alert.title')} up={HOME}>
      {isCode(file.error, 'ALERT_NOT_FOUND') ? (
        <Empty title={tell('alert.unknown')} />
      ) : file.isError ? (
        <FailedHere error={file.error} retry={() => void file.refetch()} />
      ) : (
        <p className="quiet loading">{say('page.loading')}</p>
      )}
    </Page>
  )
}

function OneAlert({ file }: { readonly file: WireAlertFile }) {
  const { say: tell, of } = useSay(words)
  const { role } = useSignedIn()
  const { entries } = usePresses()
  const alert = foreseen(file.alert, entries)
  return (
    <div className="one-alert" data-severity={alert.severity}>
      <p className="alert-marks">
        <SeverityMark severity={alert.severity} />
        <ConditionMark condition={alert.condition} />
      </p>
      {alert.handling === 'resolved' && <p className="notice">{tell('alert.resolved')}</p>}
      {alert.handling !== 'resolved' && alert.condition === 'cleared' && (
        <p className="notice">{tell('alert.over')}</p>
      )}
      <AlertFacts alert={alert} />
      {role === 'caregiver' && <WearerHelp alert={alert} />}
      <section aria-labelledby="why">
        <h2 id="why">{tell('alert.why')}</h2>
        <p>
          {alert.redacted && alert.deviceId === '' ? tell('alert.help-needed') : of(alert.evidence.sentence)}
        </p>
      </section>
      <AlertOrders alert={alert} />
      <ResponsePlan file={file} />
      <PhotoRow file={file} />
      {role !== 'caregiver' && (
        <Suspense fallback={null}>
          <IssueCase alertId={alert.id} />
        </Suspense>
      )}
      <History events={file.events} />
      <StepBar alert={alert} events={file.events} />
    </div>
  )
}
