import { Button, Progress } from 'antd'
import type { WireBackupStatus } from '../../../services/api/wire/backup.ts'
import { ask } from '../api/request.ts'
import { useGet } from '../api/use-get.ts'
import { Awaited } from '../app/Awaited.tsx'
import { useProblem } from '../form/problem.ts'
import { useSaving } from '../form/use-saving.ts'
import { localeTag } from '../words/say.ts'
import { useSay } from '../words/use-say.ts'
import { words } from './words.ts'
import '../form/form.css'

const EVERY_MS = 1_000
const PATH = '/api/backup'

/** Made, looked at while it is, and fetched. */
export default function BackupPage() {
  const { say } = useSay(words)
  const problem = useProblem()
  const asked = useGet<WireBackupStatus>(PATH, { everyMs: EVERY_MS })
  const { data } = asked
  const act = useSaving({
    send: (method: 'POST' | 'DELETE') => ask<unknown>(PATH, { method }),
    ...{ changes: [PATH], says: null },
  })
  const isRunning = data?.state === 'running'
  return (
    <div className="form-page">
      <div className="page-head">
        <h1>{say('backup.title')}</h1>
      </div>
      <p className="quiet page-help">{say('backup.help')}</p>
      <section className="card" aria-label={say('backup.title')} aria-live="polite">
        {data ? <Status status={data} /> : <Awaited what={asked} />}
        <div role="alert">{act.isError && <p className="fault">{problem(act.error)}</p>}</div>
        <div className="page-actions backup-ways">
          {!isRunning && (
            <Button type="primary" onClick={() => act.mutate('POST')} loading={act.isPending}>
              {say('backup.make')}
            </Button>
          )}
          {data?.state === 'ready' && (
            <Button href={`${PATH}/file`} download>
              {say('backup.fetch')}
            </Button>
          )}
          {data && data.state !== 'none' && (
            <Button onClick={() => act.mutate('DELETE')}>
              {say(isRunning ? 'backup.stop' : 'backup.drop')}
            </Button>
          )}
        </div>
      </section>
    </div>
  )
}

function Status({ status }: { readonly status: WireBackupStatus }) {
  const { say, language } = useSay(words)
  switch (status.state) {
    case 'none':
      return <p>{say('backup.none')}</p>
    case 'running': {
      const percent = Math.floor((100 * status.bytesDone) / Math.max(1, status.bytesExpected))
      return (
        <>
          <p>{say('backup.running', { percent: Math.min(100, percent) })}</p>
          <Progress percent={Math.min(100, percent)} aria-label={say('backup.title')} />
        </>
      )
    }
    case 'ready': {
      const { bytes, devices, alertsOpen } = status.facts
      const size = new Intl.NumberFormat(localeTag[language], {
        style: 'unit',
        unit: 'megabyte',
        maximumFractionDigits: 1,
      })
      return <p>{say('backup.ready', { size: size.format(bytes / 1e6), devices, alerts: alertsOpen })}</p>
    }
    case 'failed':
      return <p className="fault">{say('backup.failed', { reason: status.reason })}</p>
  }
}
